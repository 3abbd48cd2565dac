import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { CallInfo } from '../../shared/ipc/contract';

const IceServers = z
  .array(
    z.strictObject({
      urls: z
        .array(
          z
            .string()
            .regex(/^(stun|turns?):/)
            .max(300),
        )
        .min(1)
        .max(8),
      username: z.string().max(300).optional(),
      credential: z.string().max(300).optional(),
    }),
  )
  .max(8);

/**
 * Reads the STUN and TURN servers that an office sets in `YUANJIAN_ICE` (JSON, as `RTCConfiguration.iceServers`). None
 * by default: machines that reach each other directly need none, and nothing ever asks a server of the public internet.
 * @throws AppError `call.ice-invalid`
 */
export function iceServersFrom(setting: string | undefined): CallInfo['iceServers'] {
  if (!setting?.trim()) return [];
  try {
    return IceServers.parse(JSON.parse(setting));
  } catch (cause) {
    throw new AppError('call.ice-invalid', {}, { cause });
  }
}
