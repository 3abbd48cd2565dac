import { PauseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ToolProps } from '../toolbar/stage-toolbar';
import { useFreeze } from './use-freeze';

/** Stops the picture for everybody; the call goes on. */
export function FreezeButton({ view, item, ready, attempt }: ToolProps) {
  const { t } = useTranslation('room');
  const { frozen, freeze, unfreeze } = useFreeze(view);
  return (
    <button
      type="button"
      className="worded"
      title={`${t(frozen ? 'freeze.end.title' : 'freeze.title')} F`}
      aria-pressed={frozen !== null}
      aria-keyshortcuts="F"
      disabled={frozen === null && !ready}
      data-testid="freeze"
      onClick={() => (frozen ? unfreeze() : item && attempt(() => freeze(item)))}
    >
      {frozen ? <PlayCircleOutlined aria-hidden /> : <PauseCircleOutlined aria-hidden />}
      {t(frozen ? 'freeze.end' : 'freeze.start')}
    </button>
  );
}
