import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../bytes';
import { AppError } from '../errors';
import { encodeBase32 } from './crockford';
import {
  fingerprintWords,
  invitationCode,
  invitationLink,
  makeSecret,
  parseInvitation,
  SECRET_PATTERN,
} from './invitation';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const facts = fc.record({
  urls: fc
    .tuple(fc.ipV4(), fc.integer({ min: 1, max: 65535 }))
    .map(([host, port]) => [`https://${host}${port === 443 ? '' : `:${port}`}`]),
  tlsFingerprint: bytes(32).map(hex),
  secret: bytes(5).map(encodeBase32),
  hubName: fc.constantFrom('示例海关查验中心', 'Sample office', ''),
});

const codeOf = (text: string): string => {
  try {
    parseInvitation(text);
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'accepted';
};

describe('an invitation link', () => {
  it('says again what it was made from, also in the middle of a message', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const parsed = parseInvitation(`请用此链接加入: ${invitationLink(given)}\n谢谢`);
        expect(parsed.urls).toEqual(given.urls);
        expect(parsed.tls).toEqual({
          full: given.tlsFingerprint,
          prefix80: given.tlsFingerprint.slice(0, 20),
        });
        expect(parsed.secret).toBe(given.secret);
        expect(parsed.hubName ?? '').toBe(given.hubName);
      }),
    );
  });

  it('is refused when any character was changed or the end is missing', () => {
    const prefix = 'yuanjian://join/';
    fc.assert(
      fc.property(facts, fc.nat(), fc.constantFrom(...'ABCxyz019_-'), (given, where, other) => {
        const text = invitationLink(given).slice(prefix.length);
        const at = where % text.length;
        fc.pre(text[at] !== other);
        expect(codeOf(prefix + text.slice(0, at) + other + text.slice(at + 1))).toMatch(/^invitation\./);
        expect(codeOf(prefix + text.slice(0, at))).toMatch(/^invitation\./);
      }),
    );
  });

  it('leads nowhere but to https origins', () => {
    const given = { tlsFingerprint: 'a'.repeat(64), secret: makeSecret(), hubName: '' };
    for (const url of [
      'http://10.0.0.1:80',
      'file:///etc/passwd',
      'https://user:pw@hub:1',
      'https://hub:1/path',
    ]) {
      expect(codeOf(invitationLink({ ...given, urls: [url] }))).toBe('invitation.malformed');
    }
  });
});

describe('an invitation code', () => {
  it('says again what it was made from, however it was typed', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const code = invitationCode(given) ?? '';
        expect(code).toMatch(/^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
        const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '— ')} `;
        for (const text of [code, typed]) {
          const parsed = parseInvitation(text);
          expect(parsed).toEqual({
            urls: given.urls,
            tls: { prefix80: given.tlsFingerprint.slice(0, 20) },
            secret: given.secret,
          });
        }
      }),
    );
  });

  it('finds any single wrong character and any two neighbours swapped', () => {
    fc.assert(
      fc.property(
        facts,
        fc.nat(35),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (given, at, other) => {
          const code = (invitationCode(given) ?? '').replaceAll('-', '');
          const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at]! + code.slice(at + 2);
          if (code[at] !== other) {
            expect(codeOf(code.slice(0, at) + other + code.slice(at + 1))).toBe('invitation.mistyped');
          }
          if (swapped !== code) expect(codeOf(swapped)).toBe('invitation.mistyped');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not what other text is taken for', () => {
    for (const text of ['', '你好', '1234', 'https://example.cn', 'U'.repeat(40), 'x'.repeat(4000)]) {
      expect(codeOf(text)).toBe('invitation.malformed');
    }
  });

  it('does not exist for a hub that has only a name', () => {
    const given = {
      urls: ['https://hub.example:8443'],
      tlsFingerprint: 'b'.repeat(64),
      secret: makeSecret(),
      hubName: '',
    };
    expect(invitationCode(given)).toBeNull();
    expect(parseInvitation(invitationLink(given)).urls).toEqual(given.urls);
  });
});

it('a secret has eight characters that cannot be confused, and is new every time', () => {
  const secrets = new Set(Array.from({ length: 200 }, makeSecret));
  expect(secrets.size).toBe(200);
  for (const secret of secrets) expect(secret).toMatch(SECRET_PATTERN);
});

it('spells a fingerprint for the telephone', () => {
  expect(fingerprintWords('0123456789abcdef0123'.padEnd(64, '0'))).toBe('0123 4567 89AB CDEF 0123');
});
