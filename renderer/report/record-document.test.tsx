import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { SampleRecord } from '../../shared/record/testing';
import { chinaTime, groupContainer, groupDeclaration, groupHex } from './format';
import { goodsRows } from './goods-rows';
import { RecordDocument } from './record-document';
import { TEXTS, LIMITS } from './texts';

let record: SampleRecord;
const print = (language: 'zh' | 'en' = 'zh'): string =>
  renderToStaticMarkup(
    <RecordDocument
      inspection={record.inspection}
      imageUrl={(sha256, width) => `picture/${sha256}/${width}`}
      language={language}
    />,
  );

beforeAll(async () => {
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
  it('before it is signed says so', () => {
    const page = print();
    expect(page).toContain(TEXTS.open.zh);
    expect(page).toContain(TEXTS.notSealed.zh);
    expect(page).toContain(TEXTS.unsigned.zh);
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
    for (const page of [print('zh'), print('en')]) {
      for (const { captured } of inspection.stills)
        expect(page).toContain(groupHex(captured!.original.sha256));
      for (const { author } of inspection.signOff!.signatures) expect(page).toContain(groupHex(author));
      expect(page).toContain('本人在场\n情况属实');
      expect(page).toContain('不认可数量');
      expect(page).toContain(groupHex(inspection.seal!.event));
      expect(page).toContain('118 台');
    }
    const shown = inspection.stills.filter(({ setAside }) => !setAside);
    expect(print().match(/<img/g)).toHaveLength(shown.length);
    expect(print()).toContain(`picture/${shown[0]!.captured!.original.sha256}/1200`);
    expect(print()).toContain(TEXTS.setAside.zh.replace('{reason}', '模糊'));
    for (const limit of LIMITS) expect(print('en')).toContain(limit.en);
    expect(print()).not.toMatch(/undefined|NaN|\{\w+\}/);
  });

  it('marks what differs and nothing else', () => {
    const [line] = record.file.goods;
    const rows = goodsRows(line!, { quantity: 118, unit: '台', origin: '中国' });
    expect(rows.filter(({ differs }) => differs)).toEqual([
      { label: 'quantity', declared: '120 台', found: '118 台', differs: true },
    ]);
  });
});

describe('times and numbers', () => {
  it('are written the same everywhere', () => {
    expect(chinaTime('2026-03-15T18:30:05.123Z')).toBe('2026-03-16 02:30:05');
    expect(groupDeclaration('531620261161234567')).toBe('5316 2026 1 161234567');
    expect(groupContainer('CSQU3054383')).toBe('CSQU 305438 3');
    expect(groupHex('0123456789abcdef')).toBe('01234567 89abcdef');
  });
});
