import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { adviceText } from '../../../shared/record/picture-advice';
import type { Still } from '../../../shared/record/state';
import { linksOf, linkWords } from '../../../shared/record/still-links';
import { useLanguage } from '../../app/i18n';

/** How a still stands to others, and what the measurements at its camera advise; nothing where there is nothing. */
export function StillLinksAndAdvice({ view, still }: { view: CaseView; still: Still }) {
  const { t } = useTranslation('room');
  const language = useLanguage();
  const links = linkWords(linksOf(view.inspection, still), language);
  const advice = adviceOn(still);
  return (
    <>
      {links.length > 0 && (
        <span className="links" data-testid="still-links" title={links.join(' · ')}>
          {links.join(' · ')}
        </span>
      )}
      {advice.length > 0 && (
        <span className="advice" data-testid="still-advice">
          {t('still.advice', { advice: adviceText(advice, language) })}
        </span>
      )}
    </>
  );
}

/** What speaks for taking a still again; nothing any more once it was set aside. */
export const adviceOn = ({ captured, setAside }: Still) => (setAside ? [] : (captured?.check?.advice ?? []));
