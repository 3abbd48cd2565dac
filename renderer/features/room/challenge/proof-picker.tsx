import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import type { Challenge, Still } from '../../../../shared/record/state';
import { clockOf } from '../../../ui/lengths';
import { Thumbnail } from '../still-card';
import { recordedPart } from './proofs';

interface ProofPickerProps {
  view: CaseView;
  challenge: Challenge;
  stills: { still: Still; number: number }[];
  recorded: boolean;
  /** `recording`, or a still's name; null for none. */
  picked: string | null;
  onPick: (what: string) => void;
}

/** What shows how the challenge was met: a part of the recording, or one of the stills since. */
export function ProofPicker({ view, challenge, stills, recorded, picked, onPick }: ProofPickerProps) {
  const { t } = useTranslation('presence');
  if (!recorded && stills.length === 0) return <p className="soft">{t('challenge.proof.none')}</p>;
  const part = recordedPart(view.inspection, challenge, Date.now());
  return (
    <div className="evidence-picker" role="group" aria-label={t('challenge.proof')}>
      {part && (
        <button
          type="button"
          className="recorded"
          aria-pressed={picked === 'recording'}
          data-testid="proof-recording"
          onClick={() => onPick('recording')}
        >
          {t('challenge.proof.recording', { from: clockOf(part.fromMs), to: clockOf(part.toMs) })}
        </button>
      )}
      {stills.map(({ still, number }) => {
        const name = t('challenge.proof.still', { number });
        return (
          <button
            key={still.id}
            type="button"
            aria-pressed={picked === still.id}
            aria-label={name}
            title={name}
            data-testid={`proof-${still.id}`}
            onClick={() => onPick(still.id)}
          >
            <Thumbnail view={view} still={still} alt="" />
            <span className="mono">{number}</span>
          </button>
        );
      })}
    </div>
  );
}
