import type { z } from 'zod';
import { CASE_FORMAT } from './case-schema';
import type { CustomParams } from './case-fields';
import type { Issue } from './issues';

/** A zod issue in the product's own terms, with the suggestion that a number's check may have made. */
export interface FieldIssue extends Issue {
  readonly suggestion?: string;
}

const TYPES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
};

/** `containers[0].number`. The root is the empty path. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/** Translates one zod issue of the case schema. `missing` says that the field is not there at all. */
export function fieldIssue(issue: z.core.$ZodIssue, missing: boolean): FieldIssue {
  const path = pathText(issue.path);
  if (path === 'format') return { code: 'file.format', path, params: { expected: CASE_FORMAT } };
  return { path, ...rule(issue, missing) };
}

function rule(issue: z.core.$ZodIssue, missing: boolean): FieldIssue {
  if (missing) return { code: 'field.required' };
  switch (issue.code) {
    case 'custom':
      return custom(issue.params);
    case 'invalid_type': {
      const type = TYPES[issue.expected];
      return {
        code: 'field.type',
        params: { expectedZh: type?.zh ?? issue.expected, expectedEn: type?.en ?? issue.expected },
      };
    }
    case 'unrecognized_keys':
      return { code: 'field.unknown', params: { keys: issue.keys.slice(0, 5).join(', ').slice(0, 200) } };
    case 'invalid_value':
      return { code: 'field.choice', params: { options: issue.values.map(String).join(', ') } };
    case 'too_big': {
      const max = Number(issue.maximum);
      if (issue.origin === 'string') return { code: 'field.too-long', params: { max } };
      return { code: issue.origin === 'array' ? 'field.too-many' : 'field.too-big', params: { max } };
    }
    case 'too_small': {
      const min = Number(issue.minimum);
      if (issue.origin === 'string') return { code: 'field.too-short' };
      if (issue.origin === 'array') return { code: 'field.too-few', params: { min } };
      return { code: issue.inclusive === false ? 'field.above' : 'field.too-small', params: { min } };
    }
    case 'invalid_format':
      if (issue.format === 'date') return { code: 'field.date' };
      return { code: issue.format === 'datetime' ? 'field.time' : 'field.pattern' };
    // The case schema has no unions, records, sets or multiples: these cannot occur today.
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return { code: 'field.invalid' };
  }
}

function custom(params: Record<string, unknown> | undefined): FieldIssue {
  // Written by case-fields.ts and nobody else; zod types it as unknown.
  const own = params as CustomParams | undefined;
  return own ? { code: own.code, params: own.params, suggestion: own.suggestion } : { code: 'field.invalid' };
}
