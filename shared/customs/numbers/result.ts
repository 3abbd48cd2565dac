import type { Issue } from '../issues';

/** What a check of one number says. `value` is the normalised number; warnings do not block. */
export type NumberCheck =
  | { readonly ok: true; readonly value: string; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issue: Issue; readonly suggestion?: string };

/** Longest input that is looked at. Anything longer is not one of these numbers. */
const MAX_INPUT = 64;

export function accepted(value: string, warnings: readonly Issue[] = []): NumberCheck {
  return { ok: true, value, warnings };
}

export function refused(
  code: Issue['code'],
  params?: Record<string, string | number>,
  suggestion?: string,
): NumberCheck {
  const issue: Issue = params === undefined ? { code } : { code, params };
  return suggestion === undefined ? { ok: false, issue } : { ok: false, issue, suggestion };
}

/** The complaint that every kind of number shares: nothing there, or far too much. */
export function emptyOrTooLong(normalised: string): NumberCheck | null {
  if (normalised === '') return refused('number.empty');
  if (normalised.length > MAX_INPUT) return refused('number.too-long', { max: MAX_INPUT });
  return null;
}
