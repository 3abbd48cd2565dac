import type { Answer, Bridge, GivenFile, Outputs, PushName, Pushes } from '../../shared/ipc/contract';
import type { CallName, InputOf, WindowCall } from '../../shared/ipc/inputs';
import { AppError } from '../../shared/errors';
import { readable } from '../../shared/inert';

declare global {
  interface Window {
    /** Put there by the preload; the only way from a window to the main process. */
    readonly yuanjian: Bridge;
  }
}

/**
 * Answers with what other people wrote. A window only shows it, so here, where it comes in, their texts are made inert:
 * no screen has to think of it, and main keeps what was signed.
 */
const BY_OTHERS: ReadonlySet<WindowCall> = new Set(['cases.get', 'cases.list', 'call.join']);

/** The input may be left out where a call takes none. */
type Arguments<N extends CallName> =
  undefined extends InputOf<N> ? [input?: InputOf<N>] : [input: InputOf<N>];

/**
 * Asks the main process for something.
 * @throws AppError with the code that main answered; its text comes from shared/messages.
 */
export async function call<N extends WindowCall>(name: N, ...[input]: Arguments<N>): Promise<Outputs[N]> {
  const ask = window.yuanjian.calls[name];
  const value = valueOf(await ask(input as InputOf<N>));
  return BY_OTHERS.has(name) ? readable(value) : value;
}

/** Gives main a file that a person chose or dropped. @throws AppError `verify.not-readable` */
export async function takeFile(file: File): Promise<GivenFile> {
  return valueOf(await window.yuanjian.takeFile(file));
}

function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.params);
}

/** Listens to what main tells without being asked; returns the function that stops listening. */
export function on<P extends PushName>(name: P, listener: (value: Pushes[P]) => void): () => void {
  return window.yuanjian.on(name, name === 'call-roster' ? (value) => listener(readable(value)) : listener);
}
