import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceKind } from '../../call/device-errors';
import type { Device } from '../../call/devices';

interface DevicePickerProps {
  kind: DeviceKind;
  label: string;
  devices: Device[];
  track: MediaStreamTrack | null;
  onChoose: (id: string) => void;
}

/** Which of several cameras or microphones. */
export function DevicePicker({ kind, label, devices, track, onChoose }: DevicePickerProps) {
  const { t } = useTranslation('room');
  const id = useId();
  const chosen = track?.getSettings().deviceId ?? '';
  return (
    <div className="room-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        data-testid={`join-${kind}`}
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
