import { SettingOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { ErrorNote } from '../../ui/error-note';
import { deviceOf, DevicePicker } from './device-picker';
import { LoudspeakerPicker } from './loudspeaker-picker';
import { useRoom } from './room-session';
import { useDeviceList } from './use-device-list';

/** Another camera, microphone or loudspeaker in the middle of a call. */
export function DeviceMenu() {
  const { t } = useTranslation('room');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      getPopupContainer={(button) => button.closest<HTMLElement>('.room') ?? document.body}
      content={<Choices />}
    >
      <Button
        icon={<SettingOutlined />}
        title={t('control.devices.title')}
        aria-label={t('control.devices.title')}
        data-testid="device-menu"
      />
    </Popover>
  );
}

function Choices() {
  const list = useDeviceList();
  const { media, devices } = useRoom(useShallow(({ media, devices }) => ({ media, devices })));
  if (!media || !devices) return null;
  const { camera, microphone } = devices;
  // An observer was asked for neither.
  const sends = [camera, microphone].some(({ track, error }) => track !== null || error !== null);
  return (
    <div className="device-menu" data-testid="device-choices">
      {sends && (
        <>
          <DevicePicker
            kind="camera"
            devices={list.cameras}
            chosen={deviceOf(camera.track)}
            onChoose={(id) => void media.use('camera', id)}
          />
          <ErrorNote error={camera.error} />
          <DevicePicker
            kind="microphone"
            devices={list.microphones}
            chosen={deviceOf(microphone.track)}
            onChoose={(id) => void media.use('microphone', id)}
          />
          <ErrorNote error={microphone.error} />
        </>
      )}
      <LoudspeakerPicker devices={list.loudspeakers} />
    </div>
  );
}
