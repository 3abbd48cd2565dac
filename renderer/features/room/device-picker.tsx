import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../call/devices';

interface DevicePickerProps {
  kind: 'camera' | 'microphone' | 'loudspeaker';
  devices: Device[];
  /** The device that is used now; empty for none, or for the system's own choice. */
  chosen: string;
  onChoose: (id: string) => void;
}

/** The device that a track comes from; empty for no track. */
export const deviceOf = (track: MediaStreamTrack | null | undefined): string =>
  track?.getSettings().deviceId ?? '';

/** Which of several cameras, microphones or loudspeakers. */
export function DevicePicker({ kind, devices, chosen, onChoose }: DevicePickerProps) {
  const { t } = useTranslation('room');
  const id = useId();
  return (
    <div className="room-field">
      <label htmlFor={id}>{t(`join.${kind}`)}</label>
      <select
        id={id}
        data-testid={`device-${kind}`}
        value={chosen}
        disabled={devices.length === 0}
        onChange={(event) => onChoose(event.target.value)}
      >
        {!devices.some((device) => device.id === chosen) && <option value={chosen}>—</option>}
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || t('join.device.unnamed', { number: index + 1 })}
          </option>
        ))}
      </select>
    </div>
  );
}
