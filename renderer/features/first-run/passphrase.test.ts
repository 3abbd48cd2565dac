import { describe, expect, it } from 'vitest';
import { strengthOf } from './passphrase';

describe('strength of a passphrase', () => {
  it.each([
    ['', 'short'],
    ['1234567', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['12345678', 'weak'],
    ['password', 'weak'],
    ['Kestrel-41', 'fair'],
    ['仓库门前三只白鹭飞过', 'strong'],
    ['correct horse battery staple 7', 'strong'],
  ] as const)('%j is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
