/**
 * The one error type of every border (bridge, data channel, hub, file, command line).
 *
 * `code` is stable and looked up in the texts of `shared/messages.ts`; `params` fill its placeholders; `cause` is for
 * the log of the machine where it happened and never crosses a border.
 */
export class AppError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Record<string, string | number> = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  toJSON(): ErrorJson {
    return { code: this.code, params: { ...this.params } };
  }
}

/** What of an error crosses a border: no stack, no path, nothing personal. */
export interface ErrorJson {
  code: string;
  params: Record<string, string | number>;
}

/** Turns anything thrown into an `AppError`; what is not one becomes `internal` with the original as its cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError('internal', {}, { cause: thrown });
}
