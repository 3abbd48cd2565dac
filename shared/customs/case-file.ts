import { caseWarnings, crossCheck } from './case-rules';
import { CaseFile } from './case-schema';
import { issueTexts, type Issue, type IssueCode } from './issues';
import { findJsonFault } from './json-scan';
import { fieldIssue, type FieldIssue } from './zod-issues';

export { CaseFile } from './case-schema';
export type { GoodsLine, InstructionItem } from './case-schema';

/** Largest case file that is read, in bytes of UTF-8: some thirty times a case with every list full of ordinary text. */
export const CASE_FILE_MAX_BYTES = 1024 * 1024;

/** More complaints than this help nobody; the first ones are kept, in the order of the file. */
const MAX_ISSUES = 50;

/** One complaint about a case file: the field, the rule's code, and both texts ready to show. */
export interface CaseIssue {
  /** `containers[0].number`; empty for the file as a whole. */
  readonly path: string;
  readonly code: IssueCode;
  readonly zh: string;
  readonly en: string;
  /** The one reading of a number that would be right, for a person to confirm. */
  readonly suggestion?: string;
}

export type CaseFileResult =
  | { readonly ok: true; readonly case: CaseFile; readonly warnings: readonly CaseIssue[] }
  | { readonly ok: false; readonly issues: readonly CaseIssue[] };

/** Parses and checks the text of a case file. Never throws; nothing of a refused file is kept. */
export function parseCaseFile(text: string): CaseFileResult {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > CASE_FILE_MAX_BYTES) {
    return refuse([{ code: 'file.too-big', params: { bytes, max: CASE_FILE_MAX_BYTES } }]);
  }
  const json = text.replace(/^\ufeff/, ''); // Windows editors put a byte order mark there.
  const fault = findJsonFault(json);
  if (fault) {
    const { line, column, reason } = fault;
    return refuse([
      { code: 'file.json', params: { line, column, reasonZh: reason.zh, reasonEn: reason.en } },
    ]);
  }
  return checkCase(JSON.parse(json));
}

/** Checks a case that is already data, such as what the form makes. Same rules as for a file. */
export function checkCase(data: unknown): CaseFileResult {
  const parsed = CaseFile.safeParse(data);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => fieldIssue(issue, isMissing(data, issue.path)));
    return refuse(withoutRepeats(issues, data));
  }
  const issues = crossCheck(parsed.data);
  if (issues.length > 0) return refuse(issues);
  return { ok: true, case: parsed.data, warnings: caseWarnings(parsed.data).map(texts) };
}

/** A container's number that is wrong where the container is listed need not be told again at each item that names it. */
function withoutRepeats(issues: readonly FieldIssue[], data: unknown): FieldIssue[] {
  const numbers = [/^containers\[(\d+)\]\.number$/, /^instruction\.items\[(\d+)\]\.container$/] as const;
  const { containers, instruction } = (data ?? {}) as {
    containers?: { number?: unknown }[];
    instruction?: { items?: { container?: unknown }[] };
  };
  const wrong = new Set<unknown>();
  for (const { path = '' } of issues) {
    const index = numbers[0].exec(path)?.[1];
    if (index !== undefined) wrong.add(containers?.[Number(index)]?.number);
  }
  return issues.filter(({ path = '' }) => {
    const index = numbers[1].exec(path)?.[1];
    return index === undefined || !wrong.has(instruction?.items?.[Number(index)]?.container);
  });
}

function refuse(issues: readonly FieldIssue[]): CaseFileResult {
  return { ok: false, issues: issues.slice(0, MAX_ISSUES).map(texts) };
}

function texts(issue: Issue | FieldIssue): CaseIssue {
  const base = { path: issue.path ?? '', code: issue.code, ...issueTexts(issue) };
  const suggestion = 'suggestion' in issue ? issue.suggestion : undefined;
  if (suggestion === undefined) return base;
  return {
    ...base,
    zh: `${base.zh} 是否为 ${suggestion}？`,
    en: `${base.en} Is it ${suggestion}?`,
    suggestion,
  };
}

/** Whether the path leads to nothing: zod tells a missing field from one of a wrong type only in its message. */
function isMissing(data: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = data;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return true;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at === undefined;
}
