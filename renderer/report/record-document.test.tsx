import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inspection } from '../../shared/record/state';
import { SAMPLE_CASE } from '../../shared/record/test-office';
import { SampleRecord } from '../../shared/record/testing';
import { Flow } from './flow';
import { groupContainer, groupDeclaration, groupHex } from './format';
import { checkedOf, goodsRows } from './goods-rows';
import { Pictures } from './pictures';
import { recordBlocks } from './record-blocks';
import { TEXTS, LIMITS } from './texts';

/** Every block of the record as markup, on one endless page. */
function print(inspection: Inspection): string {
  const blocks = recordBlocks(inspection);
  return renderToStaticMarkup(
    <Pictures value={(sha256, width) => `picture/${sha256}/${width}`}>
      <Flow blocks={blocks} shown={blocks.map((_, i) => i)} />
    </Pictures>,
  );
}

let record: SampleRecord;
const page = () => print(record.inspection);

beforeEach(async () => {
  record = await SampleRecord.open();
  await record.inspect();
  const evidence = record.inspection.stills.map(({ id }) => id);
  await record.write('lead', 'line.found', {
    line: 1,
    found: { quantity: 118, unit: '台', origin: '中国' },
    opened: 2,
    sampled: 4,
    finding: 'mismatch',
    mismatches: ['quantity'],
    text: '少 2 台',
    evidence,
  });
  await record.write('lead', 'result.proposed', {
    result: 'not-conforms',
    disposal: 'amend-declaration',
    text: '其余相符',
  });
  const aside = await record.still('door');
  await record.write('lead', 'still.set-aside', { still: aside, reason: '模糊' });
});

describe('the printed record', () => {
  it('before it is signed says so, and has a place for each signature', () => {
    for (const text of [TEXTS.open, TEXTS.notSealed, TEXTS.unsigned, TEXTS.toSeal])
      expect(page()).toContain(text.zh);
    expect(fieldsOf(page())).toEqual(['representative', 'lead', 'second', 'seal']);
  });

  it('has everything that was signed: pictures, differences, statements, hashes, limits', async () => {
    const prepared = (await record.prepare()).hash;
    await record.write('representative', 'signature.refused', {
      prepared,
      how: 'refused',
      reason: '不认可数量',
    });
    await record.sign('witness', '本人在场\n情况属实');
    await record.sign('lead');
    await record.sign('second');
    await record.seal();
    const { inspection } = record;
    const sealed = page();
    for (const { captured } of inspection.stills)
      expect(sealed).toContain(groupHex(captured!.original.sha256));
    for (const { author } of inspection.signOff!.signatures) expect(sealed).toContain(groupHex(author));
    for (const { serial } of inspection.participants) expect(sealed).toContain(serial);
    expect(sealed).toContain('本人在场\n情况属实');
    expect(sealed).toContain('不认可数量');
    expect(sealed).toContain(groupHex(inspection.seal!.event));
    expect(sealed).toContain('118 台');
    const shown = inspection.stills.filter(({ setAside }) => !setAside);
    expect(sealed.match(/<img/g)).toHaveLength(shown.length);
    expect(sealed).toContain(`picture/${shown[0]!.captured!.original.sha256}/1200`);
    expect(sealed).toContain(TEXTS.setAside.zh.replace('{reason}', '模糊'));
    for (const limit of LIMITS) expect(sealed).toContain(limit.zh);
    expect(sealed).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(fieldsOf(sealed)).toEqual(['representative', 'witness', 'lead', 'second', 'seal']);
  });

  it('tells an officer’s badge, a company’s code and a certificate’s serial apart, and who was never in the call', async () => {
    const session = 'a'.repeat(32);
    for (const role of ['lead', 'representative'] as const)
      await record.write(role, 'call.joined', { session, camera: '', microphone: '' });
    expect(page().match(new RegExp(TEXTS.notInCall.zh, 'g'))).toHaveLength(4);
    const peer = record.members.representative.person.fingerprint;
    await record.write('lead', 'call.connected', { session, peer });
    await record.write('lead', 'call.interrupted', { session, peer });
    const rows = page().match(/<tr[^>]*>.*?<\/tr>/g)!;
    const rowOf = (name: string) => rows.find((row) => row.includes(name) && row.includes('<small'))!;
    expect(rowOf('甲关员')).toContain(TEXTS.badge.zh);
    expect(rowOf('丙仓管')).toContain(TEXTS.uscc.zh);
    expect(rowOf('丙仓管')).not.toContain(TEXTS.notInCall.zh);
    expect(rowOf('乙关员')).toContain(TEXTS.notInCall.zh);
    expect(page()).toContain('甲关员一方记录');
  });

  it('says of which re-inspection it is', async () => {
    const reinspectionOf = { declaration: '531620261161234566', officers: ['B-7'] };
    const again = await SampleRecord.open({ file: { ...SAMPLE_CASE, reinspectionOf } });
    const text = print(again.inspection);
    expect(text).toContain('远程属地查检记录（复验）');
    expect(text).toContain('B-7');
    expect(text).toContain(TEXTS.barredKept.zh);
    expect(page()).not.toContain(TEXTS.barred.zh);
  });

  it('repeats the party and the place as they were declared', () => {
    expect(page()).toContain('北纬 22.50000°，东经 114.20000°');
    expect(page()).toContain('300 米');
  });
});

const fieldsOf = (markup: string) => [...markup.matchAll(/data-field="(\w+)"/g)].map(([, name]) => name);

describe('a goods line', () => {
  it('marks what differs and nothing else', () => {
    const [line] = record.file.goods;
    const rows = goodsRows(line!, { quantity: 118, unit: '台', origin: '中国' });
    expect(rows.filter(({ differs }) => differs)).toEqual([
      { label: 'quantity', declared: '120 台', found: '118 台', differs: true },
    ]);
    expect(checkedOf(rows)).toEqual({
      checked: ['quantity', 'origin'],
      unchecked: ['goodsName', 'hsCode'],
    });
  });

  it('never claims more than what was looked at', async () => {
    const conforming = await SampleRecord.sealed();
    expect(print(conforming.inspection)).toContain('（已核：数量；未核：品名、商品编号、原产国（地区））');
    expect(page()).toContain('单货不符 · 数量');
    expect(page()).toContain('（已核：数量、原产国（地区）；未核：品名、商品编号）');
  });
});

describe('numbers', () => {
  it('are written the same everywhere', () => {
    expect(groupDeclaration('531620261161234567')).toBe('5316 2026 1 161234567');
    expect(groupContainer('CSQU3054383')).toBe('CSQU 305438 3');
    expect(groupHex('0123456789abcdef')).toBe('01234567 89abcdef');
  });
});
