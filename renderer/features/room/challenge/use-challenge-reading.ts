import { useEffect, useRef } from 'react';
import type { CaseView } from '../../../../shared/ipc/contract';
import { openChallenge } from '../../../../shared/record/challenges';
import { useLanguage } from '../../../app/i18n';
import { readAloud } from '../guide/read-aloud';
import { useReadAloud } from '../guide/use-reading';
import { spokenChallenge } from './spoken';

/** Reads each new challenge aloud once, as cue cards are, where the person wants that and this machine has a voice. */
export function useChallengeReading({ inspection }: CaseView): void {
  const wanted = useReadAloud((state) => state.wanted);
  const language = useLanguage();
  const challenge = openChallenge(inspection);
  /** The one that was there when the room was opened has been read before. */
  const read = useRef(challenge?.id ?? null);
  useEffect(() => {
    if (!challenge || challenge.id === read.current) return;
    read.current = challenge.id;
    if (wanted) readAloud(spokenChallenge(challenge.steps, language), language);
  }, [challenge, language, wanted]);
}
