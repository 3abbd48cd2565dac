import { useTranslation } from 'react-i18next';
import '../../app/zod-without-eval';
import { AuthorityCard } from '../../app/authority-card';
import { useHubStatus } from '../../app/hub-status';
import { addTexts } from '../../app/i18n';
import { caseTexts } from '../../i18n/case';
import { hubTexts } from '../../i18n/hub';
import { verifyTexts } from '../../i18n/verify';
import { VerifyDesk } from '../../verify/verify-desk';
import { openInMain } from './open-in-main';

// They are here already when the workspace is; before the first run they are not.
addTexts('verify', verifyTexts);
addTexts('case', caseTexts);
addTexts('hub', hubTexts);

/** Checks a record bundle that somebody was sent, also before anybody is enrolled on this machine. */
export default function VerifyScreen() {
  const { t } = useTranslation('hub');
  // Nobody has an authority before the first run; then there is nothing to show.
  const { value } = useHubStatus();
  return (
    <>
      <VerifyDesk open={openInMain} />
      {value && value.hubs.length > 0 && (
        <aside className="verify own-authorities" aria-label={t('authority.office')}>
          <h2>{t('authority.office')}</h2>
          {value.hubs.map((hub) => (
            <div key={hub.authority} className="v-part">
              <strong>{hub.name}</strong>
              <AuthorityCard hub={hub} />
            </div>
          ))}
        </aside>
      )}
    </>
  );
}
