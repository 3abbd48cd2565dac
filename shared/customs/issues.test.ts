import { describe, expect, it } from 'vitest';
import { ISSUE_TEXTS, issueTexts, type IssueCode } from './issues';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');
const neutral = (name: string): string => name.replace(/(Zh|En)$/, '');

describe('issue texts', () => {
  it.each(Object.keys(ISSUE_TEXTS) as IssueCode[])('%s says the same in both languages', (code) => {
    const { zh, en } = ISSUE_TEXTS[code];
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    expect(placeholders(zh).map(neutral).sort()).toEqual(placeholders(en).map(neutral).sort());
  });

  it('fills placeholders and leaves unknown ones visible', () => {
    const full = issueTexts({ code: 'container.check-digit', params: { expected: 0, found: '1' } });
    expect(full.en).toContain('call for 0, it is 1');
    expect(issueTexts({ code: 'hs.length' }).en).toContain('{length}');
  });
});
