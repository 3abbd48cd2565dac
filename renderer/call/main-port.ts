import type { CaseView, Outputs, PushName, Pushes } from '../../shared/ipc/contract';
import type { InputOf, WindowCall } from '../../shared/ipc/inputs';

/** The main process as the call engine sees it: the typed bridge, handed in so that the engine knows no window. */
export interface MainPort {
  /** @throws AppError with the code that main answered. */
  call<N extends WindowCall>(name: N, input: InputOf<N>): Promise<Outputs[N]>;
  /** Returns the function that stops listening. */
  on<P extends PushName>(name: P, listener: (value: Pushes[P]) => void): () => void;
}

/** The case's record as this machine has it, kept fresh by whoever hands it in. */
export interface RecordPort {
  /** Null until it was read for the first time. */
  view(): CaseView | null;
  /** Tells every new view; returns the function that stops. */
  onView(listener: (view: CaseView) => void): () => void;
  /** Reads it again; resolves when `view()` is at least as new as this call. */
  refresh(): Promise<void>;
}
