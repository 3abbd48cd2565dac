import { Control, MAX_CONTROL_BYTES } from '../../shared/protocol/control';
import type { SignalData } from '../../shared/protocol/signal';

type Carried = Extract<Control, { t: 'signal' }>;
const BEGIN = '{"t":"signal",';

/** A signal as a message of the control channel: the connection that is replaced carries what makes the next one. */
export function carriedSignal(generation: number, data: SignalData): string {
  return JSON.stringify({ t: 'signal', generation, data } satisfies Carried);
}

/** The signal in a message of the control channel; null where it is something else, which is read elsewhere. */
export function signalIn(message: string | Uint8Array): Carried | null {
  if (typeof message !== 'string' || !message.startsWith(BEGIN) || message.length > MAX_CONTROL_BYTES)
    return null;
  try {
    const read = Control.safeParse(JSON.parse(message));
    return read.data?.t === 'signal' ? read.data : null;
  } catch {
    return null; // Not JSON: `readControl` says so.
  }
}
