import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../shared/customs/case-file';
import { SAMPLE_CASE } from '../../../shared/record/test-office';
import { groupIssues } from './issue-groups';

function groupsOf(data: unknown) {
  const checked = checkCase(data);
  if (checked.ok) throw new Error('nothing to complain about');
  return groupIssues(checked.issues);
}

describe('complaints about a case file', () => {
  it('names a wrong container number where the container stands, not at the items that refer to it', () => {
    const wrong = 'CSQU3054384';
    const { instruction, containers } = SAMPLE_CASE;
    const groups = groupsOf({
      ...SAMPLE_CASE,
      containers: containers.map((container) => ({ ...container, number: wrong })),
      instruction: {
        ...instruction,
        items: instruction.items.map((item) => ({ ...item, container: wrong })),
      },
    });
    expect(groups.map(({ issue, paths }) => [issue.code, paths])).toEqual([
      ['container.check-digit', ['containers[0].number']],
    ]);
  });

  it('keeps apart what has to be filled in at several places', () => {
    const goods = SAMPLE_CASE.goods.map((line) => ({ ...line, name: '', unit: '' }));
    const groups = groupsOf({ ...SAMPLE_CASE, goods });
    expect(groups).toHaveLength(2 * goods.length);
    expect(groups.every(({ paths }) => paths.length === 1)).toBe(true);
  });
});
