import {
  DISPOSAL_LABELS,
  RESULT_LABELS,
  ROLE_LABELS,
  type Disposal,
  type Result,
} from '../../shared/customs/codes';
import { BEIJING_ZONE, beijingSecond } from '../../shared/beijing-time';
import { inert } from '../../shared/inert';
import type { BundleReport, Lasting, Reason, Summary } from '../../shared/bundle/verify/report';

/** A report as a person reads it: the verdict in one word and one sentence, then what it rests on. */

export type Language = 'zh' | 'en';

/** Chinese where the environment asks for it, else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const VERDICTS = {
  passed: {
    zh: ['通过', '全部事件、照片和签名有效，记录自封存起未被改动。'],
    en: [
      'PASSED',
      'Every event, picture and signature is valid; nothing has changed since the record was sealed.',
    ],
  },
  failed: {
    zh: ['不通过', '有内容与签名不符，或缺失、多出；原因如下。'],
    en: ['FAILED', 'Something is not what was signed, is missing, or was added; the reasons follow.'],
  },
  indeterminate: {
    zh: ['无法确定', '没有发现错误，但缺少作出判定所需的条件；原因如下。'],
    en: ['INDETERMINATE', 'Nothing wrong was found, but something is missing for a yes; the reasons follow.'],
  },
} as const;

const WORDS = {
  authority: { zh: '签发机构', en: 'Authority' },
  fingerprint: { zh: '指纹', en: 'fingerprint' },
  anchor: { zh: '信任来源', en: 'trusted from' },
  untrusted: { zh: '未列为信任', en: 'not trusted here' },
  declaration: { zh: '报关单', en: 'Declaration' },
  result: { zh: '结论', en: 'Result' },
  sealed: { zh: '封存', en: 'Sealed' },
  amended: { zh: '封存后的补充', en: 'Amendments after the seal' },
  amendmentSealed: { zh: '已封存', en: 'sealed' },
  amendmentOpen: { zh: '尚未封存', en: 'not sealed' },
  closed: { zh: '结卷', en: 'Closed' },
  signed: { zh: '签字', en: 'Signed' },
  refused: { zh: '拒签', en: 'Refused' },
  checked: { zh: '已检查', en: 'Checked' },
  reasons: { zh: '原因', en: 'Reasons' },
  notes: { zh: '说明', en: 'Notes' },
  event: { zh: '事件', en: 'event' },
  asOf: { zh: '判定时刻', en: 'Verdict as of' },
  lasts: { zh: '可证明至', en: 'Provable until' },
  certificate: { zh: '{name}的证书到期', en: 'the certificate of {name} ends' },
  timestamp: { zh: '“{name}”时间戳的证书到期', en: 'the certificates behind the timestamp of “{name}” end' },
  renew: { zh: '须在此之前续期（--renew）', en: 'renew before then (--renew)' },
  lapsed: {
    zh: '此刻已过，其后不再能证明签名在证书过期前已存在（见 --at）',
    en: 'that time has passed: nothing proves any more that the signatures existed before (see --at)',
  },
  renewals: { zh: '已续期', en: 'Renewed' },
} as const;

/** @param now what the end of the proof is compared with. */
export function inWords(
  file: string,
  report: BundleReport,
  language: Language,
  now: Date = new Date(),
): string {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language];
  const [word, sentence] = VERDICTS[report.verdict][language];
  const { authority, summary, checks } = report;
  const indication = [report.indication, report.subIndication].filter(Boolean).join(' / ');
  const lines = [`${word}  ${file}`, `  ${sentence} (${indication})`];
  if (summary) {
    lines.push(`  ${say('declaration')}: ${summary.declaration}  ${summary.company}`);
    if (summary.result && summary.disposal) {
      const result = RESULT_LABELS[summary.result as Result][language] ?? '';
      const disposal = DISPOSAL_LABELS[summary.disposal as Disposal][language] ?? '';
      lines.push(`  ${say('result')}: ${result} · ${disposal}`);
    }
    for (const { part, name, at, statement } of summary.signers) {
      const said = statement ? ` “${statement.replaceAll('\n', ' ')}”` : '';
      lines.push(
        `  ${say('signed')}: ${ROLE_LABELS[part][language] ?? part} ${name} ${beijingSecond(at)}${said}`,
      );
    }
    if (summary.refusal)
      lines.push(
        `  ${say('refused')}: ${summary.refusal.name} ${beijingSecond(summary.refusal.at)} “${summary.refusal.reason}”`,
      );
    if (summary.sealedAt)
      lines.push(`  ${say('sealed')}: ${beijingSecond(summary.sealedAt)} ${summary.seal}`);
    lines.push(...amendmentsOf(summary, language));
    if (summary.closing) lines.push(closingOf(summary.closing, language));
  }
  if (authority) {
    const trust = authority.trusted ? `${say('anchor')} ${authority.anchor}` : say('untrusted');
    lines.push(
      `  ${say('authority')}: ${authority.name}, ${say('fingerprint')} ${authority.fingerprint}, ${trust}`,
    );
  }
  if (report.at) lines.push(`  ${say('asOf')}: ${beijingSecond(report.at)}`);
  if (report.lasting)
    lines.push(...lastingLines(report.lasting, language, report.at ? new Date(report.at) : now));
  if (summary) lines.push(`  ${BEIJING_ZONE[language]}`);
  lines.push(`  ${say('checked')}: ${countsOf(checks, language)}`);
  lines.push(
    ...listed(say('reasons'), report.reasons, language),
    ...listed(say('notes'), report.notes, language),
  );
  return `${lines.map(inert).join('\n')}\n`;
}

function lastingLines({ until, ends, name, renewals }: Lasting, language: Language, now: Date): string[] {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language].replace('{name}', name);
  const advice = say(now <= new Date(until) ? 'renew' : 'lapsed');
  const [open, close, stop] = language === 'zh' ? ['（', '）', '；'] : [' (', ')', '; '];
  return [
    `  ${say('lasts')}: ${beijingSecond(until)}${open}${say(ends)}${close}${stop}${advice}`,
    ...(renewals > 0 ? [`  ${say('renewals')}: ${renewals} ${language === 'zh' ? '次' : '×'}`] : []),
  ];
}

/** What was added after the seal, in full: whoever reads only the result of the inspection would be misled. */
function amendmentsOf({ amendments }: Summary, language: Language): string[] {
  if (amendments.length === 0) return [];
  return [
    `  ${WORDS.amended[language]}: ${amendments.length}`,
    ...amendments.map(({ name, at, reason, text, sealedAt }) => {
      const state = WORDS[sealedAt ? 'amendmentSealed' : 'amendmentOpen'][language];
      const said = `${reason}: ${text}`.replaceAll('\n', ' ');
      const [open, close] = language === 'zh' ? '（）' : '()';
      return `    - ${name} ${beijingSecond(at)} ${open}${state}${close} “${said}”`;
    }),
  ];
}

function closingOf({ part, name, at, events }: NonNullable<Summary['closing']>, language: Language): string {
  const by = `${part ? ROLE_LABELS[part][language] : ''} ${name} ${beijingSecond(at)}`.trim();
  return `  ${WORDS.closed[language]}: ${by} ${language === 'zh' ? `共 ${events} 个事件` : `${events} events`}`;
}

function countsOf(
  { events, blobs, signatures, certificates, files, bytes }: BundleReport['checks'],
  language: Language,
): string {
  return language === 'zh'
    ? `${events} 个事件，${blobs} 个照片和报告文件，${signatures} 个签名，${certificates} 张证书；共 ${files} 个文件 ${bytes} 字节`
    : `${events} events, ${blobs} pictures and reports, ${signatures} signatures, ${certificates} certificates; ${files} files, ${bytes} bytes`;
}

function listed(title: string, reasons: readonly Reason[], language: Language): string[] {
  if (reasons.length === 0) return [];
  return [
    `  ${title}:`,
    ...reasons.map(({ code, file, event, ...texts }) => {
      const where = [file, event && `${WORDS.event[language]} ${event.slice(0, 16)}`]
        .filter(Boolean)
        .join(', ');
      return `    - ${where ? `${where}: ` : ''}${texts[language]} [${code}]`;
    }),
  ];
}
