import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReadAloud, useVoices } from './use-reading';

/** Whether cue cards are read aloud; it says so where this machine has no voice of its own. */
export function ReadAloudButton() {
  const { t } = useTranslation('room');
  const wanted = useReadAloud((state) => state.wanted);
  const able = useVoices().length > 0;
  return (
    <Button
      icon={<SoundOutlined />}
      disabled={!able}
      aria-pressed={able && wanted}
      data-testid="read-aloud"
      title={able ? undefined : t('aloud.none')}
      onClick={() => useReadAloud.setState({ wanted: !wanted })}
    >
      {t(!able ? 'aloud.unable' : wanted ? 'aloud.on' : 'aloud.off')}
    </Button>
  );
}
