import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../../call/devices';
import { ErrorNote } from '../../../ui/error-note';
import { deviceOf } from '../device-picker';
import { useRoom } from '../room-session';

/** Another camera beside the main one, for the overview: added and put away by the company itself. */
export function SecondCameraPicker({ devices }: { devices: Device[] }) {
  const { t } = useTranslation('camera');
  const room = useTranslation('room');
  const media = useRoom((state) => state.media);
  const main = useRoom((state) => deviceOf(state.devices?.camera.track));
  const id = useId();
  if (!media) return null;
  const choices = devices.filter((device) => device.id !== main);
  const choose = (device: string): void => {
    if (device === '') media.second.putAway();
    else void media.second.open(device);
  };
  return (
    <div className="room-field">
      <label htmlFor={id}>{t('second.title')}</label>
      <select
        id={id}
        data-testid="device-second"
        value={media.second.id}
        disabled={choices.length === 0}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('second.none')}</option>
        {choices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || room.t('join.device.unnamed', { number: index + 1 })}
          </option>
        ))}
      </select>
      <ErrorNote error={media.second.error} />
    </div>
  );
}
