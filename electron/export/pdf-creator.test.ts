import { describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/bytes';
import { withCreator } from './pdf-creator';

const info = (creator: string) =>
  `%PDF-1.4\n1 0 obj\n<</Title (t)\n/Creator ${creator}\n/Producer (p)>>\nendobj\n`;
const named = (text: string) => new TextDecoder().decode(withCreator(utf8(text), 'Yuanjian 0.1.0'));

describe('the creator of a PDF', () => {
  it('is named, and nothing else moves', () => {
    const agent = '(Mozilla/5.0 \\(X11; Linux\\) Chrome/130)';
    const after = named(info(agent));
    expect(after).toContain('/Creator (Yuanjian 0.1.0) ');
    expect(after).toHaveLength(info(agent).length);
    expect(after.replace(/\/Creator \(Yuanjian 0\.1\.0\) +/, `/Creator ${agent}`)).toBe(info(agent));
  });

  it('stays where there is no room or no entry', () => {
    for (const text of [info('(short)'), '%PDF-1.4\n']) expect(named(text)).toBe(text);
  });
});
