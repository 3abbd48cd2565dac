import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Still } from '../../../shared/record/state';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';
import { largeOf } from './camera/looked-at';
import { useRoom } from './room-session';

interface RetakeProps {
  still: Still;
  onDone?: () => void;
}

/** One click in the strip: the same item again, in place of this one. */
export function RetakeButton({ still }: RetakeProps) {
  const { t } = useTranslation('room');
  const { run, busy, error } = useRetake(still);
  return (
    <>
      <Button
        size="small"
        icon={<ReloadOutlined aria-hidden />}
        loading={busy}
        data-testid="retake"
        onClick={() => void run(false)}
      >
        {t('still.retake')}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}

/** The same in large, with the choice to leave the first in use. */
export function RetakeChoice({ still, onDone }: RetakeProps) {
  const { t } = useTranslation('room');
  const { run, busy, error } = useRetake(still);
  const take = (keepBoth: boolean) => () => void run(keepBoth).then((done) => done && onDone?.());
  return (
    <div className="lightbox-actions">
      <Button data-testid="lightbox-retake" loading={busy} onClick={take(false)}>
        {t('still.retake.replace')}
      </Button>
      <Button data-testid="lightbox-retake-both" loading={busy} onClick={take(true)}>
        {t('still.retake.keep-both')}
      </Button>
      <ErrorNote error={error} />
    </div>
  );
}

function useRetake({ id, item }: Still) {
  const engine = useRoom((room) => room.engine);
  return useAction(async (keepBoth: boolean) => {
    const from = largeOf(useRoom.getState());
    await engine?.press(item, { retakeOf: id, from, ...(keepBoth && { keepBoth: true as const }) });
  });
}
