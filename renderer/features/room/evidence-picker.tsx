import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { Thumbnail } from './still-card';
import type { Evidence } from './use-evidence';

/** The stills that an answer names; a click takes one in or out. */
export function EvidencePicker({
  view,
  evidence,
  disabled,
}: {
  view: CaseView;
  evidence: Evidence;
  disabled: boolean;
}) {
  const { t } = useTranslation('room');
  if (evidence.usable.length === 0) return null;
  return (
    <div className="evidence-picker" role="group" aria-label={t('answer.evidence')}>
      {evidence.usable.map(({ still, number }) => {
        const name = t('still.number', { number });
        return (
          <button
            key={still.id}
            type="button"
            disabled={disabled}
            aria-pressed={evidence.chosen.includes(still.id)}
            aria-label={name}
            title={name}
            data-testid={`evidence-${still.id}`}
            onClick={() => evidence.toggle(still.id)}
          >
            <Thumbnail view={view} still={still} alt="" />
            <span className="mono">{number}</span>
          </button>
        );
      })}
    </div>
  );
}
