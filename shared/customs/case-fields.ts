/** The kinds of field a case file is made of: each a zod schema with its limit, and its complaint as an issue code. */
import { z } from 'zod';
import type { IssueCode } from './issues';
import { checkContainer } from './numbers/container';
import { checkDeclaration } from './numbers/declaration';
import { checkHsCode } from './numbers/hs-code';
import type { NumberCheck } from './numbers/result';
import { checkSeal } from './numbers/seal';
import { checkUscc } from './numbers/uscc';

/** Controls, and invisible marks such as those that change the direction of writing: a text must show what it stores. */
const UNFIT = /[\p{Cc}\p{Cf}]/u;

/** What a custom zod issue of ours carries in `params`; the parser turns it into an Issue. */
export interface CustomParams {
  readonly code: IssueCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly suggestion?: string;
}

/** Text of 1 to `max` characters, trimmed, without control characters; line breaks only where `lines` is true. */
export function text(max: number, lines = false) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .superRefine((value, context) => {
      if (UNFIT.test(lines ? value.replaceAll('\n', '') : value)) {
        const params: CustomParams = { code: 'field.characters' };
        context.addIssue({ code: 'custom', params: { ...params } });
      }
    });
}

/** A text in Chinese and, where given, in English. */
export function bilingual(max: number, lines = false) {
  return z.strictObject({ zh: text(max, lines), en: text(max, lines).optional() });
}

function numberField(check: (input: string) => NumberCheck, description: string, examples: string[]) {
  return z
    .string()
    .max(64)
    .transform((input, context) => {
      const result = check(input);
      if (result.ok) return result.value;
      const params: CustomParams = {
        code: result.issue.code,
        params: result.issue.params,
        suggestion: result.suggestion,
      };
      context.addIssue({ code: 'custom', params: { ...params } });
      return z.NEVER;
    })
    .meta({ description, examples });
}

export const containerNumber = numberField(
  checkContainer,
  'Container number, ISO 6346, with its check digit',
  ['CSQU3054383'],
);

export const declarationNumber = numberField(
  (input) => checkDeclaration(input),
  'Declaration number: office 4, year 4, direction 1 (1 import, 0 export), serial 9 digits',
  ['531620261161234567'],
);

export const usccNumber = numberField(checkUscc, 'Unified social credit code, GB 32100, 18 characters', [
  '91110000710926094P',
]);

export const sealNumber = numberField(checkSeal, 'Seal number as declared, free text', ['CN8842190']);

export const hsCode = numberField(
  (input) => {
    const check = checkHsCode(input);
    return check.ok && check.value.length === 13 ? { ok: false, issue: { code: 'hs.ciq-apart' } } : check;
  },
  'HS code, 10 digits',
  ['8471301000'],
);
