import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';
import { playTestSound } from './voices';

/** A sound through the chosen loudspeaker, to know before the call that it is heard. */
export function TestSound({ sink }: { sink: string }) {
  const { t } = useTranslation('camera');
  const play = useAction(() => playTestSound(sink));
  return (
    <div>
      <Button
        icon={<SoundOutlined />}
        data-testid="test-sound"
        disabled={play.busy}
        onClick={() => void play.run()}
      >
        {play.busy ? t('test-sound.playing') : t('test-sound')}
      </Button>
      <ErrorNote error={play.error} />
    </div>
  );
}
