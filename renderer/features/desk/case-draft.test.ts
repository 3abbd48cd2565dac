import { describe, expect, it } from 'vitest';
import dayjs from 'dayjs';
import { parseCaseFile } from '../../../shared/customs/case-file';
import { draftText, emptyDraft, namePath, type CaseDraft } from './case-draft';

const filled: CaseDraft = {
  title: '',
  declaration: {
    ...emptyDraft().declaration,
    number: '531620261161234567',
    office: '示例海关',
    date: dayjs('2026-03-16'),
  },
  company: {
    name: '示例一号电子有限公司',
    uscc: '91110000710926094P',
    premises: { name: '仓库', address: '样本路 1 号', latitude: 22.5, longitude: 114.2, radiusMetres: 300 },
  },
  instruction: {
    ...emptyDraft().instruction,
    number: 'CJ-1',
    items: [{ kind: 'container', stills: 1, title: { zh: '箱门' }, requirement: { zh: '拍清箱号' } }],
  },
  containers: [{ number: 'CSQU3054383', type: '22G1', seal: 'CN8842190' }],
  goods: [{ hsCode: '8471301000', name: '便携式电脑', quantity: 120, unit: '台', origin: '越南' }],
  officers: [
    { name: '甲关员', badge: 'DEMO-0001' },
    { name: '乙关员', badge: 'DEMO-0002' },
  ],
  scheduledAt: dayjs('2026-03-18T09:30:00'),
};

describe('a case from the form', () => {
  it('is a case file that passes, with lines, items and officers numbered in their order', () => {
    const result = parseCaseFile(draftText(filled));
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    expect(result.case.officers.map(({ role }) => role)).toEqual(['lead', 'second']);
    expect(result.case.goods[0]?.line).toBe(1);
    expect(result.case.title).toBeUndefined();
  });

  it('leaves out what is empty, and the complaints lead back to the fields', () => {
    const result = parseCaseFile(draftText(emptyDraft()));
    if (result.ok) throw new Error('an empty form passed');
    const paths = result.issues.map(({ path }) => path);
    expect(paths).toContain('containers[0].number');
    expect(result.issues.every(({ code }) => code === 'field.required')).toBe(true);
    expect(namePath('containers[0].number')).toEqual(['containers', 0, 'number']);
  });
});
