import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import type { ChallengeProof } from '../../../../shared/record/challenge';
import type { Challenge } from '../../../../shared/record/state';
import { useAction } from '../../../app/action';
import { ErrorNote } from '../../../ui/error-note';
import { writeFact } from '../room-facts';
import { useNow } from './use-now';
import { ProofPicker } from './proof-picker';
import { recordedPart, stillsSince } from './proofs';

/** The lead's judgement on a challenge, with what shows it. */
export function JudgeForm({ view, challenge }: { view: CaseView; challenge: Challenge }) {
  const { t } = useTranslation('presence');
  const [chosen, choose] = useState<string | null>(null);
  const [seen, setSeen] = useState<string | null>(null);
  const now = useNow();
  const { inspection } = view;
  const stills = stillsSince(inspection, challenge);
  const recorded = recordedPart(inspection, challenge, now);
  // Until the officer says otherwise: the recording, which has all of it, else the latest still.
  const picked = chosen ?? (recorded ? 'recording' : (stills.at(-1)?.still.id ?? null));
  const still: ChallengeProof | null = picked === null ? null : { by: 'still', still: picked };
  const proof = picked === 'recording' ? recorded : still;
  const judge = useAction((verdict: 'passed' | 'failed' | 'withdrawn', text: string) =>
    writeFact(inspection.id, {
      type: 'challenge.judged',
      body: { challenge: challenge.id, verdict, text, proof: verdict === 'withdrawn' ? null : proof },
    }),
  );
  const mayPass = challenge.answer?.how === 'shown' && challenge.cuts.length === 0 && proof !== null;
  return (
    <>
      <ProofPicker view={view} stills={stills} recorded={recorded} picked={picked} onPick={choose} />
      {seen === null ? (
        <div className="judge">
          <Button
            type="primary"
            data-testid="challenge-passed"
            disabled={!mayPass}
            loading={judge.busy}
            onClick={() => void judge.run('passed', '')}
          >
            {t('challenge.passed')}
          </Button>
          <Button data-testid="challenge-failed" onClick={() => setSeen('')}>
            {t('challenge.failed')}…
          </Button>
          <Button
            type="text"
            data-testid="challenge-withdrawn"
            onClick={() => void judge.run('withdrawn', '')}
          >
            {t('challenge.withdrawn')}
          </Button>
        </div>
      ) : (
        <form
          className="judge"
          onSubmit={(event) => {
            event.preventDefault();
            void judge.run('failed', seen);
          }}
        >
          <input
            autoFocus
            aria-label={t('challenge.seen')}
            placeholder={t('challenge.seen')}
            maxLength={500}
            value={seen}
            data-testid="challenge-seen"
            onChange={(event) => setSeen(event.target.value)}
          />
          <Button
            danger
            htmlType="submit"
            data-testid="challenge-seen-submit"
            disabled={seen.trim() === ''}
            loading={judge.busy}
          >
            {t('challenge.seen.submit')}
          </Button>
        </form>
      )}
      <ErrorNote error={judge.error} />
    </>
  );
}
