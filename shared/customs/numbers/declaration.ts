import type { Issue } from '../issues';
import type { Direction } from '../codes';
import { asDigits, compact, grouped } from './normalise';
import { accepted, emptyOrTooLong, refused, type NumberCheck } from './result';

/** What the case says elsewhere and the number should agree with. */
export interface DeclarationContext {
  readonly year?: number;
  readonly direction?: Direction;
  /** The declaring office's 4-digit code. */
  readonly officeCode?: string;
}

const DIRECTION_DIGIT: Readonly<Record<Direction, string>> = { import: '1', export: '0' };

/**
 * Checks a declaration number (报关单号): office 4, year 4, direction 1, serial 9; it has no check digit. What
 * disagrees with `context` is a warning: the officer knows why, the software does not.
 */
export function checkDeclaration(input: string, context: DeclarationContext = {}): NumberCheck {
  const value = compact(input);
  const bad = emptyOrTooLong(value);
  if (bad) return bad;
  if (value.length !== 18) return refused('declaration.length', { length: value.length });
  if (!/^\d{18}$/.test(value)) {
    const candidate = asDigits(value);
    return refused('declaration.digits', undefined, wellFormed(candidate) ? candidate : undefined);
  }
  if (!wellFormed(value)) return refused('declaration.direction-digit', { found: value.charAt(8) });
  return accepted(value, disagreements(value, context));
}

function wellFormed(value: string): boolean {
  return /^\d{8}[01]\d{9}$/.test(value);
}

function disagreements(value: string, context: DeclarationContext): Issue[] {
  const warnings: Issue[] = [];
  const [office, year, digit] = [value.slice(0, 4), value.slice(4, 8), value.charAt(8)];
  if (context.officeCode !== undefined && context.officeCode !== office) {
    warnings.push({ code: 'declaration.office', params: { found: office, expected: context.officeCode } });
  }
  if (context.year !== undefined && context.year !== Number(year)) {
    warnings.push({ code: 'declaration.year', params: { found: year, expected: context.year } });
  }
  if (context.direction !== undefined && DIRECTION_DIGIT[context.direction] !== digit) {
    const expected = DIRECTION_DIGIT[context.direction];
    warnings.push({ code: 'declaration.direction', params: { found: digit, expected } });
  }
  return warnings;
}

/** `5316 2026 1 161234567`: office, year, direction, serial. */
export function displayDeclaration(value: string): string {
  return grouped(compact(value), [4, 4, 1, 9]);
}
