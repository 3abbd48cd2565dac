import { useShallow } from 'zustand/react/shallow';
import type { DeviceKind } from '../../call/device-errors';
import { ErrorNote } from '../../ui/error-note';
import { useRoom } from './room-session';
import { SystemHelp } from './system-help';

/** Why a device of this machine does not work, the way to the system's settings where they are why, and another try. */
export function DeviceTrouble({ kind }: { kind: DeviceKind }) {
  const { media, devices } = useRoom(useShallow(({ media, devices }) => ({ media, devices })));
  const error = devices?.[kind].error ?? null;
  const refused = error?.code === `${kind}.denied` || error?.code === `${kind}.busy`;
  return (
    <>
      <ErrorNote error={error} onRetry={() => void media?.use(kind)} />
      {refused && <SystemHelp kind={kind} />}
    </>
  );
}
