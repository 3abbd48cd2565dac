import { AppError } from '../../shared/errors';

export type DeviceKind = 'camera' | 'microphone';

/**
 * Why a device could not be opened, as a code that says what to do: `<kind>.absent`, `<kind>.denied`, `<kind>.busy`, else
 * `<kind>.failed`. Names are those of `getUserMedia` (W3C Media Capture). On Windows `NotReadableError` also comes when
 * only the privacy setting is off, so the text of `busy` names both.
 */
export function deviceError(kind: DeviceKind, thrown: unknown): AppError {
  const name = thrown instanceof Error || isNamed(thrown) ? thrown.name : '';
  return new AppError(`${kind}.${REASONS[name] ?? 'failed'}`, {}, { cause: thrown });
}

const REASONS: Readonly<Record<string, string>> = {
  NotFoundError: 'absent',
  // A device that was chosen by its id and is not there any more.
  OverconstrainedError: 'absent',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** DOMException and OverconstrainedError are not `Error` in every realm. */
function isNamed(thrown: unknown): thrown is { name: string } {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && typeof thrown.name === 'string';
}
