import {
  AudioMutedOutlined,
  AudioOutlined,
  EyeInvisibleOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CaseView } from '../../../shared/ipc/contract';
import type { DeviceKind } from '../../call/device-errors';
import { chooseLanguage } from '../../app/i18n';
import { go } from '../../app/route';
import { CourseButton } from '../../law/course-button';
import { LanguageToggle } from '../../ui/language-toggle';
import { DeviceMenu } from './device-menu';
import { closeRoom, leaveRoom, useRoom } from './room-session';

const ICONS = {
  microphone: { on: <AudioOutlined />, off: <AudioMutedOutlined /> },
  camera: { on: <VideoCameraOutlined />, off: <EyeInvisibleOutlined /> },
};

interface CallControlsProps {
  view: CaseView;
  onHelp?: () => void;
}

/** Language, microphone, camera, help, and the ways out. */
export function CallControls({ view, onHelp }: CallControlsProps) {
  const { t } = useTranslation('room');
  const { id: caseId } = view.inspection;
  const leave = async (): Promise<void> => {
    await leaveRoom('left');
    closeRoom();
    go({ screen: 'case', caseId });
  };
  return (
    <div className="call-controls">
      <LanguageToggle onChoose={(language) => void chooseLanguage(language)} />
      <Toggle kind="microphone" />
      <Toggle kind="camera" />
      <DeviceMenu />
      {onHelp && (
        <Button data-testid="keyboard-help" onClick={onHelp}>
          {t('control.help')} ?
        </Button>
      )}
      {view.me.part !== 'representative' && <CourseButton view={view} />}
      {view.me.part === 'lead' && (
        <Button data-testid="room-result" onClick={() => go({ screen: 'case', caseId })}>
          {t('control.result')}
        </Button>
      )}
      <Button
        danger
        data-testid="leave-call"
        aria-label={t('control.leave.confirm')}
        onClick={() => void leave()}
      >
        {t('control.leave')}
      </Button>
    </div>
  );
}

function Toggle({ kind }: { kind: DeviceKind }) {
  const { t } = useTranslation('room');
  const { media, devices } = useRoom(useShallow(({ media, devices }) => ({ media, devices })));
  const device = devices?.[kind];
  if (!media || !device?.track) return null;
  const state = device.on ? 'on' : 'off';
  return (
    <Button
      icon={ICONS[kind][state]}
      danger={!device.on}
      aria-pressed={!device.on}
      aria-label={t(`control.${kind}.${state}`)}
      title={t(`control.${kind}.${state}`)}
      data-testid={`toggle-${kind}`}
      onClick={() => media.toggle(kind, !device.on)}
    />
  );
}
