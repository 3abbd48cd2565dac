import type { Device } from '../../call/devices';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';
import { DevicePicker } from './device-picker';
import { chooseLoudspeaker, useRoom } from './room-session';
import { TestSound } from './test-sound';

/** Where the voices are heard. */
export function LoudspeakerPicker({ devices }: { devices: Device[] }) {
  const loudspeaker = useRoom((room) => room.loudspeaker);
  const choose = useAction(chooseLoudspeaker);
  // Chromium lists the system's own choice under this name.
  const chosen = loudspeaker === '' ? 'default' : loudspeaker;
  return (
    <>
      <DevicePicker
        kind="loudspeaker"
        devices={devices}
        chosen={chosen}
        onChoose={(id) => void choose.run(id)}
      />
      <TestSound sink={loudspeaker} />
      <ErrorNote error={choose.error} />
    </>
  );
}
