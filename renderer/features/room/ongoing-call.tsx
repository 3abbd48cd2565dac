import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { go, useRoute } from '../../app/route';
import { useRoom } from './room-session';
import './ongoing-call.css';

/** On every other screen while a call goes on: nobody forgets an open microphone, and the way back is one click. */
export function OngoingCall() {
  const { t } = useTranslation('room');
  const route = useRoute((state) => state.route);
  const { caseId, stage, media, devices } = useRoom(
    useShallow(({ caseId, stage, media, devices }) => ({ caseId, stage, media, devices })),
  );
  if (stage !== 'inside' || caseId === null || route.screen === 'room') return null;
  const microphone = devices?.microphone;
  return (
    <div className="ongoing-call" role="status" data-testid="ongoing-call">
      <span>● {t('ongoing.text')}</span>
      {media && microphone?.track && (
        <Button
          size="small"
          data-testid="ongoing-microphone"
          onClick={() => media.toggle('microphone', !microphone.on)}
        >
          {t(microphone.on ? 'control.microphone.on' : 'control.microphone.off')}
        </Button>
      )}
      <Button
        size="small"
        type="primary"
        data-testid="ongoing-back"
        onClick={() => go({ screen: 'room', caseId })}
      >
        {t('ongoing.back')}
      </Button>
    </div>
  );
}
