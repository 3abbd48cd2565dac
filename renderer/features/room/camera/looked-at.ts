import type { CameraPlace } from '../../../../shared/protocol/camera';
import { useRoom, type RoomState } from '../room-session';

/** Which camera is shown large here; the main one where the other has gone meanwhile. */
export const largeOf = ({ large, cameras }: Pick<RoomState, 'large' | 'cameras'>): CameraPlace =>
  cameras?.open.some(({ place }) => place === large) ? large : 'main';

/** Whether the company shows two cameras. */
export const hasTwo = ({ cameras }: Pick<RoomState, 'cameras'>): boolean =>
  cameras?.open.some(({ place, n }) => place === 'second' && n !== null) ?? false;

/** Shows one of the two large here. Where the lead does it, it is sent large as well. */
export function lookAtCamera(place: CameraPlace, lead: boolean): void {
  useRoom.setState({ large: place });
  if (!lead) return;
  // Without an answer it is merely less sharp: the picture itself is here already.
  void useRoom
    .getState()
    .engine?.cameras.order({ do: 'enlarge', place })
    .catch(() => undefined);
}
