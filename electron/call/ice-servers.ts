import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { IceServer, type Paths } from '../../shared/protocol/paths';

const IceServers = z.array(IceServer).max(8);

/**
 * Reads the STUN and TURN servers that an office sets in `YUANJIAN_ICE` (JSON, as `RTCConfiguration.iceServers`). None
 * by default: machines that reach each other directly need none, and nothing ever asks a server of the public internet.
 * @throws AppError `call.ice-invalid`
 */
export function iceServersFrom(setting: string | undefined): Paths['iceServers'] {
  if (!setting?.trim()) return [];
  try {
    return IceServers.parse(JSON.parse(setting));
  } catch (cause) {
    throw new AppError('call.ice-invalid', {}, { cause });
  }
}
