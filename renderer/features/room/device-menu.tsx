import { SettingOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { deviceOf, DevicePicker } from './device-picker';
import { DeviceTrouble } from './device-trouble';
import { LoudspeakerPicker } from './loudspeaker-picker';
import { MicLevel } from './mic-level';
import { useRoom } from './room-session';
import { SecondCameraPicker } from './camera/second-camera-picker';
import { SoundFilters } from './sound-filters';
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
          <DeviceTrouble kind="camera" />
          {media.purpose === 'inspection' && <SecondCameraPicker devices={list.cameras} />}
          <DevicePicker
            kind="microphone"
            devices={list.microphones}
            chosen={deviceOf(microphone.track)}
            onChoose={(id) => void media.use('microphone', id)}
          />
          <MicLevel track={microphone.track} />
          <SoundFilters />
          <DeviceTrouble kind="microphone" />
        </>
      )}
      <LoudspeakerPicker devices={list.loudspeakers} />
    </div>
  );
}
