import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CASE_FILE_MAX_BYTES, checkCase, parseCaseFile, type CaseIssue } from './case-file';

interface Loose {
  [key: string]: unknown;
}

const sampleText = (name: string): string =>
  readFileSync(new URL(`../../assets/${name}`, import.meta.url), 'utf8');

/** The first sample with the value at `path` replaced, or taken out where the value is undefined. */
function sampleWith(path: (string | number)[], value: unknown): Loose {
  const data = JSON.parse(sampleText('sample-case.json')) as Loose;
  let at: Loose = data;
  for (const key of path.slice(0, -1)) at = at[key] as Loose;
  at[path.at(-1) ?? ''] = value;
  return JSON.parse(JSON.stringify(data)) as Loose;
}

function issuesOf(data: unknown): readonly CaseIssue[] {
  const result = checkCase(data);
  return result.ok ? [] : result.issues;
}

const brief = (issues: readonly CaseIssue[]): string[] => issues.map((i) => `${i.path} ${i.code}`);

it('a wrong number of a container is told once, where the container is listed', () => {
  const text = sampleText('sample-case.json');
  const number = (JSON.parse(text) as { containers: { number: string }[] }).containers[0]!.number;
  const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
  expect(text.split(number).length).toBeGreaterThan(2);
  const data: unknown = JSON.parse(text.replaceAll(number, wrong));
  expect(brief(issuesOf(data))).toEqual(['containers[0].number container.check-digit']);
});

describe('the sample cases', () => {
  it.each(['sample-case.json', 'sample-case-2.json'])('%s is accepted without a warning', (name) => {
    const result = parseCaseFile(sampleText(name));
    expect(result).toMatchObject({ ok: true, warnings: [] });
  });

  it('fills in defaults', () => {
    const result = checkCase(sampleWith(['limits'], undefined));
    expect(result.ok && result.case.limits.suspendMinutes).toBe(10);
    const stills = new Set(result.ok ? result.case.instruction.items.map((item) => item.stills) : []);
    expect(stills).toEqual(new Set([1]));
  });

  it('normalises numbers, also where items refer to them', () => {
    const data = sampleWith(['containers', 0, 'number'], 'csqu 305438-3');
    const result = checkCase(data);
    expect(result.ok && result.case.containers[0]?.number).toBe('CSQU3054383');
  });
});

describe('a text that is no case', () => {
  it('names line and column of broken JSON', () => {
    const result = parseCaseFile('{\n  "format": "yuanjian-case/1",\n  "title": oops\n}');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.issues[0]?.en).toContain('line 3, column 12');
    expect(result.issues[0]?.zh).toContain('第 3 行第 12 列');
  });

  it('refuses what is too big before reading it', () => {
    const result = parseCaseFile(`{"title": "${'货'.repeat(CASE_FILE_MAX_BYTES / 3)}"}`);
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'file.too-big' }] });
  });

  it('refuses other formats, other JSON, and a field named twice', () => {
    expect(brief(issuesOf(sampleWith(['format'], 'yuanjian-case/9')))).toEqual(['format file.format']);
    expect(parseCaseFile('[]')).toMatchObject({ ok: false, issues: [{ path: '', code: 'field.type' }] });
    expect(parseCaseFile('{"a":1,"a":2}')).toMatchObject({ ok: false, issues: [{ code: 'file.json' }] });
  });

  it('takes a byte order mark', () => {
    expect(parseCaseFile(`\ufeff${sampleText('sample-case.json')}`).ok).toBe(true);
  });
});

describe('wrong fields are named with their rule', () => {
  it.each<[string, (string | number)[], unknown, string]>([
    ['missing', ['company', 'uscc'], undefined, 'company.uscc field.required'],
    ['wrong type', ['goods', 1, 'quantity'], '120', 'goods[1].quantity field.type'],
    ['zero quantity', ['goods', 1, 'quantity'], 0, 'goods[1].quantity field.above'],
    ['unknown field', ['company', 'usc'], 'x', 'company field.unknown'],
    ['not in the list', ['declaration', 'tradeMode'], 'barter', 'declaration.tradeMode field.choice'],
    ['no such day', ['declaration', 'date'], '2026-02-30', 'declaration.date field.date'],
    ['time without zone', ['scheduledAt'], '2026-03-18T09:30:00', 'scheduledAt field.time'],
    ['empty text', ['company', 'name'], '   ', 'company.name field.too-short'],
    ['endless text', ['company', 'name'], '名'.repeat(121), 'company.name field.too-long'],
    ['control character', ['company', 'name'], 'a\u202eb', 'company.name field.characters'],
    ['off the globe', ['company', 'premises', 'latitude'], 91, 'company.premises.latitude field.too-big'],
    ['no items', ['instruction', 'items'], [], 'instruction.items field.too-few'],
    ['one officer', ['officers', 1], undefined, 'officers[1] field.required'],
    ['13 digits', ['goods', 0, 'hsCode'], '8471301000999', 'goods[0].hsCode hs.ciq-apart'],
    ['9 digits', ['goods', 0, 'hsCode'], '847130100', 'goods[0].hsCode hs.length'],
    ['short number', ['declaration', 'number'], '53162026116123456', 'declaration.number declaration.length'],
    ['no seal', ['containers', 0, 'seal'], ' ', 'containers[0].seal seal.empty'],
    ['id with spaces', ['instruction', 'items', 0, 'id'], 'a b', 'instruction.items[0].id field.pattern'],
  ])('%s', (_, path, value, expected) => {
    const data = sampleWith(path, value);
    if (path[0] === 'officers') data.officers = [(data.officers as unknown[])[0], undefined];
    const issues = issuesOf(data);
    expect(brief(issues)).toEqual([expected]);
    expect(issues[0]?.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${issues[0]?.zh}${issues[0]?.en}`).not.toMatch(/[{}]|undefined/);
  });

  it('a wrong container check digit: refused, with the digit that the rest calls for', () => {
    const [issue] = issuesOf(sampleWith(['containers', 0, 'number'], 'MSCU6639871'));
    expect(issue).toMatchObject({ path: 'containers[0].number', code: 'container.check-digit' });
    expect(issue?.en).toContain('call for 0');
  });

  it('a misread container number: refused, with the reading that is right', () => {
    const [issue] = issuesOf(sampleWith(['containers', 0, 'number'], 'CSQU3O54383'));
    expect(issue?.suggestion).toBe('CSQU3054383');
    expect(issue?.zh).toContain('CSQU3054383');
  });

  it('a hostile field name is an unknown field', () => {
    const text = sampleText('sample-case.json').replace('{', '{"__proto__": {"format": "x"},');
    expect(parseCaseFile(text)).toMatchObject({ ok: false, issues: [{ code: 'field.unknown' }] });
  });
});

describe('rules between fields', () => {
  it('two lines of one number', () => {
    expect(brief(issuesOf(sampleWith(['goods', 2, 'line'], 1)))).toEqual([
      'goods[2].line case.duplicate',
      'instruction.items[6].line case.no-line',
    ]);
  });

  it.each<[string, (string | number)[], unknown, string]>([
    [
      'two items of one id',
      ['instruction', 'items', 1, 'id'],
      'marks',
      'instruction.items[2].id case.duplicate',
    ],
    [
      'an item about a container elsewhere',
      ['instruction', 'items', 0, 'container'],
      'TGHU1000050',
      'instruction.items[0].container case.no-container',
    ],
    [
      'an item about a line that is not there',
      ['instruction', 'items', 2, 'line'],
      9,
      'instruction.items[2].line case.no-line',
    ],
    ['the same person twice', ['officers', 1, 'badge'], 'demo-0001', 'officers[1].badge case.same-officer'],
    ['two lead officers', ['officers', 1, 'role'], 'lead', 'officers case.officer-roles'],
    [
      'a prior officer on a re-inspection',
      ['reinspectionOf'],
      { officers: ['DEMO-0002'] },
      'officers[1].badge case.prior-officer',
    ],
  ])('%s', (_, path, value, expected) => {
    expect(brief(issuesOf(sampleWith(path, value)))).toEqual([expected]);
  });
});

describe('what is odd but allowed', () => {
  it.each<[string, (string | number)[], unknown, string]>([
    ['USCC check', ['company', 'uscc'], '91350100M0001TGQXM', 'company.uscc uscc.check-digit'],
    ['year', ['declaration', 'date'], '2025-12-31', 'declaration.number declaration.year'],
    ['direction', ['declaration', 'direction'], 'export', 'declaration.number declaration.direction'],
    ['office', ['declaration', 'officeCode'], '2244', 'declaration.number declaration.office'],
    ['chapter 77', ['goods', 0, 'hsCode'], '7701301000', 'goods[0].hsCode hs.chapter'],
    ['net over gross', ['goods', 0, 'netWeightKg'], 999, 'goods[0].netWeightKg case.net-over-gross'],
  ])('%s is a warning', (_, path, value, expected) => {
    const result = checkCase(sampleWith(path, value));
    expect(result.ok && brief(result.warnings)).toEqual([expected]);
  });
});
