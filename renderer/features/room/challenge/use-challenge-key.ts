import { openChallenge } from '../../../../shared/record/challenges';
import { workRule } from '../../../law/course-rules';
import { useRoom } from '../room-session';
import type { ToolProps } from '../toolbar/stage-toolbar';
import { giveChallenge } from './give-challenge';

/** The key that gives a random challenge, for `useRoomKeys`; none for anybody but the lead. */
export function useChallengeKey({
  view,
  attempt,
}: Pick<ToolProps, 'view' | 'attempt'>): Record<string, () => void> {
  const { inspection, me } = view;
  if (me.part !== 'lead') return {};
  return {
    l: () => {
      const company = useRoom.getState().peers.find(({ part }) => part === 'representative');
      if (company?.state !== 'connected' || workRule(inspection) || openChallenge(inspection)) return;
      attempt(() => giveChallenge(inspection));
    },
  };
}
