/**
 * Every complaint about customs data: a code with both texts. Codes are stable (they go into logs and tests); texts
 * carry `{param}` placeholders. The code of a rule is `subject.rule`.
 */

/** One complaint. `path` points into the document it was found in, e.g. `containers[0].number`. */
export interface Issue {
  readonly code: IssueCode;
  readonly path?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A text in the two languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const ISSUE_TEXTS = {
  'number.empty': { zh: '号码为空。', en: 'The number is empty.' },
  'number.too-long': {
    zh: '号码过长（最多 {max} 个字符）。',
    en: 'The number is too long (at most {max} characters).',
  },

  'container.length': {
    zh: '箱号应为 11 位（4 个字母加 7 个数字），现为 {length} 位。',
    en: 'A container number has 11 characters (4 letters, 7 digits); this one has {length}.',
  },
  'container.format': {
    zh: '箱号应为 3 个箱主字母、类别 U、J 或 Z、6 位序号和 1 位校验码。',
    en: 'A container number is 3 owner letters, a category U, J or Z, 6 serial digits and a check digit.',
  },
  'container.check-digit': {
    zh: '箱号校验码不符（ISO 6346）：按其余 10 位应为 {expected}，实为 {found}。请对照箱门重新核对整个号码。',
    en: 'The check digit is wrong (ISO 6346): the other characters call for {expected}, it is {found}. Read the whole number again from the door.',
  },

  'declaration.length': {
    zh: '报关单号应为 18 位数字，现为 {length} 位。',
    en: 'A declaration number has 18 digits; this one has {length} characters.',
  },
  'declaration.digits': {
    zh: '报关单号只能含数字。',
    en: 'A declaration number holds digits only.',
  },
  'declaration.direction-digit': {
    zh: '报关单号第 9 位应为 1（进口）或 0（出口），现为 {found}。',
    en: 'Digit 9 of a declaration number is 1 (import) or 0 (export); it is {found}.',
  },
  'declaration.year': {
    zh: '报关单号中的年份 {found} 与申报日期的年份 {expected} 不一致。',
    en: 'The year in the declaration number, {found}, is not the year of the declaration, {expected}.',
  },
  'declaration.direction': {
    zh: '报关单号第 9 位 {found} 与进出口方向不一致（应为 {expected}）。',
    en: 'Digit 9 of the declaration number, {found}, disagrees with the direction (should be {expected}).',
  },
  'declaration.office': {
    zh: '报关单号前 4 位 {found} 与申报海关代码 {expected} 不一致。',
    en: 'The declaration number begins with {found}, the declaring office is {expected}.',
  },

  'hs.length': {
    zh: '商品编号应为 10 位数字（含 CIQ 代码为 13 位），现为 {length} 位。',
    en: 'An HS code has 10 digits (13 with the CIQ code); this one has {length} characters.',
  },
  'hs.digits': { zh: '商品编号只能含数字。', en: 'An HS code holds digits only.' },
  'hs.chapter': {
    zh: '税则中没有第 {chapter} 章，请核对商品编号。',
    en: 'The tariff has no chapter {chapter}; check the HS code.',
  },
  'hs.ciq-apart': {
    zh: '此处只填 10 位商品编号，后 3 位 CIQ 代码填入 ciq。',
    en: 'Give the 10-digit HS code here and the 3-digit CIQ code in the field ciq.',
  },

  'uscc.length': {
    zh: '统一社会信用代码应为 18 位，现为 {length} 位。',
    en: 'A unified social credit code has 18 characters; this one has {length}.',
  },
  'uscc.characters': {
    zh: '统一社会信用代码含有不允许的字符“{found}”（只用数字和除 I、O、S、V、Z 外的大写字母）。',
    en: 'The unified social credit code holds “{found}” (only digits and capitals without I, O, S, V, Z are used).',
  },
  'uscc.check-digit': {
    zh: '统一社会信用代码校验码不符（GB 32100）：应为 {expected}，实为 {found}。部分早期代码属此情况，请对照营业执照核实。',
    en: 'The check character is not the one of GB 32100 ({expected} expected, {found} found). Some early codes are like that: compare with the business licence.',
  },

  'seal.empty': { zh: '施封号为空。', en: 'The seal number is empty.' },
  'seal.too-long': {
    zh: '施封号过长（最多 {max} 个字符）。',
    en: 'The seal number is too long (at most {max} characters).',
  },
  'seal.characters': {
    zh: '施封号含有控制字符。',
    en: 'The seal number holds control characters.',
  },

  'file.too-big': {
    zh: '案件文件过大：{bytes} 字节，上限 {max} 字节。未导入任何内容。',
    en: 'The case file is too big: {bytes} bytes, at most {max}. Nothing was imported.',
  },
  'file.json': {
    zh: '不是有效的 JSON：第 {line} 行第 {column} 列，{reasonZh}。未导入任何内容。',
    en: 'Not valid JSON: line {line}, column {column}: {reasonEn}. Nothing was imported.',
  },
  'file.format': {
    zh: '不是本软件的案件文件：format 应为“{expected}”。',
    en: 'Not a case file of this app: format must be “{expected}”.',
  },

  'field.required': { zh: '缺少必填项。', en: 'The field is missing.' },
  'field.type': { zh: '类型不对，应为{expectedZh}。', en: 'Wrong type: {expectedEn} expected.' },
  'field.unknown': { zh: '不认识的字段：{keys}。', en: 'Unknown field: {keys}.' },
  'field.too-long': { zh: '过长，最多 {max} 个字符。', en: 'Too long: at most {max} characters.' },
  'field.too-short': { zh: '不能为空。', en: 'Must not be empty.' },
  'field.too-many': { zh: '项数过多，最多 {max} 项。', en: 'Too many entries: at most {max}.' },
  'field.too-few': { zh: '项数过少，至少 {min} 项。', en: 'Too few entries: at least {min}.' },
  'field.too-big': { zh: '数值过大，最大 {max}。', en: 'Too large: at most {max}.' },
  'field.too-small': { zh: '数值过小，最小 {min}。', en: 'Too small: at least {min}.' },
  'field.above': { zh: '数值须大于 {min}。', en: 'Must be more than {min}.' },
  'field.choice': { zh: '只能是其中之一：{options}。', en: 'Must be one of: {options}.' },
  'field.date': {
    zh: '不是有效日期（应为 2026-03-18 的形式）。',
    en: 'Not a date of the form 2026-03-18.',
  },
  'field.time': {
    zh: '不是带时区的有效时间（应为 2026-03-18T09:30:00+08:00 的形式）。',
    en: 'Not a time with its zone, of the form 2026-03-18T09:30:00+08:00.',
  },
  'field.pattern': { zh: '格式不对。', en: 'Not of the required form.' },
  'field.characters': {
    zh: '含有控制字符或不可见字符（单行字段不能换行）。',
    en: 'Holds control or invisible characters (a field of one line takes no line break).',
  },
  'field.invalid': { zh: '内容无效。', en: 'Not valid.' },

  'case.duplicate': {
    zh: '“{value}”重复，已在 {first} 出现。',
    en: '“{value}” appears twice; first at {first}.',
  },
  'case.no-container': {
    zh: '本案没有箱号 {value} 的集装箱。',
    en: 'The case has no container {value}.',
  },
  'case.no-line': { zh: '本案没有第 {value} 项商品。', en: 'The case has no goods line {value}.' },
  'case.officer-roles': {
    zh: '须有主查关员（lead）和协查关员（second）各一名。',
    en: 'One lead officer and one second officer are needed.',
  },
  'case.same-officer': {
    zh: '主查与协查须为两名不同的关员（海关法：查验须两人以上），证号 {value} 相同。',
    en: 'Lead and second officer must be two different people (the law asks for two officers); badge {value} is the same.',
  },
  'case.prior-officer': {
    zh: '证号 {value} 的关员参加过原查验，复验须回避。',
    en: 'The officer with badge {value} took part in the earlier inspection and is barred from the re-inspection.',
  },
  'case.net-over-gross': {
    zh: '净重 {net} 千克大于毛重 {gross} 千克。',
    en: 'The net weight, {net} kg, is more than the gross weight, {gross} kg.',
  },
} as const satisfies Record<string, Bilingual>;

export type IssueCode = keyof typeof ISSUE_TEXTS;

/** The complaint in both languages, placeholders filled in. A placeholder without a value stays as it is. */
export function issueTexts(issue: Issue): Bilingual {
  const text = ISSUE_TEXTS[issue.code];
  return { zh: fill(text.zh, issue.params), en: fill(text.en, issue.params) };
}

function fill(template: string, params: Issue['params'] = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
