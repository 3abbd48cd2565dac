import type { CaseView } from '../../../../shared/ipc/contract';
import type { ToolProps } from '../toolbar/stage-toolbar';
import { TOOL_KEYS, TOOLS, useHand } from './tools';
import { useFreeze } from './use-freeze';
import { useMarks } from './use-marks';
import { OFFICER_PHRASES, type PhraseName } from './phrases';
import { useSurface } from './use-surface';

interface GuideKeysOptions extends Pick<ToolProps, 'item' | 'ready' | 'attempt'> {
  view: CaseView;
  /** Sends a quick phrase. */
  say: (phrase: PhraseName) => void;
}

/** The keys of the lead's guidance, by name, for `useRoomKeys`; none for anybody else. */
export function useGuideKeys({
  view,
  item,
  ready,
  attempt,
  say,
}: GuideKeysOptions): Record<string, () => void> {
  const choose = useHand((hand) => hand.choose);
  const marks = useMarks(view, useSurface(view));
  const { frozen, freeze, unfreeze } = useFreeze(view);
  if (view.me.part !== 'lead') return {};
  const keys: Record<string, () => void> = {
    f: () => (frozen ? unfreeze() : ready && item && attempt(() => freeze(item))),
  };
  OFFICER_PHRASES.forEach((phrase, index) => {
    keys[`shift+${index + 1}`] = () => say(phrase);
  });
  if (view.phase !== 'open') return keys;
  for (const tool of TOOLS) keys[TOOL_KEYS[tool].toLowerCase()] = () => choose(tool);
  return { ...keys, 'ctrl+z': marks.undo, 'ctrl+y': marks.redo, delete: marks.clear };
}
