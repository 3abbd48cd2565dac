import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContainer, containerCheckDigit, displayContainer } from './container';
import { checkDeclaration, displayDeclaration } from './declaration';
import { checkHsCode, displayHsCode } from './hs-code';
import type { NumberCheck } from './result';
import { checkSeal, sameSeal } from './seal';
import { checkUscc, usccCheckCharacter } from './uscc';

const codeOf = (check: NumberCheck): string => (check.ok ? 'ok' : check.issue.code);
const warningsOf = (check: NumberCheck): string[] => (check.ok ? check.warnings.map((w) => w.code) : []);
const suggestionOf = (check: NumberCheck): string | undefined => (check.ok ? undefined : check.suggestion);

const digits = (n: number) => fc.stringMatching(new RegExp(`^[0-9]{${n}}$`));
const containers = fc
  .tuple(fc.stringMatching(/^[A-Z]{3}[UJZ]$/), digits(6))
  .map(([owner, serial]) => `${owner}${serial}${containerCheckDigit(owner + serial)}`);
const usccs = fc
  .stringMatching(/^[0-9A-HJ-NP-RTUWXY]{17}$/)
  .map((first) => first + usccCheckCharacter(first));

describe('container number (ISO 6346)', () => {
  it.each(['CSQU3054383', 'MWCU6059784', 'TGHU1000050'])('accepts %s', (number) => {
    expect(checkContainer(number)).toEqual({ ok: true, value: number, warnings: [] });
  });

  it('refuses a wrong check digit, says which is expected, and offers no new one', () => {
    const check = checkContainer('MSCU6639871');
    expect(check).toEqual({
      ok: false,
      issue: { code: 'container.check-digit', params: { expected: 0, found: '1' } },
    });
  });

  it('reads what people type: full width, lower case, spaces and dashes', () => {
    expect(checkContainer(' csqu 305438-3 ')).toMatchObject({ ok: true, value: 'CSQU3054383' });
    const fullWidth = 'CSQU 3054383'.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    expect(checkContainer(fullWidth.replace(' ', '\u3000'))).toMatchObject({
      ok: true,
      value: 'CSQU3054383',
    });
  });

  it.each([
    ['CSQU3O54383', 'CSQU3054383'],
    ['C5QU3054383', 'CSQU3054383'],
    ['TGHUI0000S0', 'TGHU1000050'],
  ])('suggests the reading that makes %s right', (wrong, right) => {
    expect(codeOf(checkContainer(wrong))).toBe('container.format');
    expect(suggestionOf(checkContainer(wrong))).toBe(right);
  });

  it('suggests nothing where the other reading is wrong too', () => {
    expect(suggestionOf(checkContainer('MSCU66398O1'))).toBeUndefined();
    expect(suggestionOf(checkContainer('CSQX3054383'))).toBeUndefined();
  });

  it('refuses other lengths, the empty text and endless text', () => {
    expect(codeOf(checkContainer('CSQU305438'))).toBe('container.length');
    expect(codeOf(checkContainer(' - '))).toBe('number.empty');
    expect(codeOf(checkContainer('9'.repeat(1000)))).toBe('number.too-long');
  });

  it('property: one changed digit is refused, unless remainders 0 and 10 meet in the digit 0', () => {
    fc.assert(
      fc.property(containers, fc.integer({ min: 4, max: 10 }), digits(1), (number, at, digit) => {
        fc.pre(number.charAt(at) !== digit);
        const changed = number.slice(0, at) + digit + number.slice(at + 1);
        const collision = at < 10 && number.endsWith('0') && containerCheckDigit(changed) === 0;
        expect(checkContainer(changed).ok).toBe(collision);
      }),
    );
  });

  it('property: O for 0 and I for 1 in the serial always leads back to the number', () => {
    fc.assert(
      fc.property(containers, (number) => {
        const misread = number.slice(0, 4) + number.slice(4).replaceAll('0', 'O').replaceAll('1', 'I');
        fc.pre(misread !== number);
        expect(suggestionOf(checkContainer(misread))).toBe(number);
      }),
    );
  });
});

describe('declaration number', () => {
  it('accepts the right form', () => {
    expect(checkDeclaration('5316 2026 1 161234567')).toMatchObject({
      ok: true,
      value: '531620261161234567',
    });
  });

  it.each([
    ['53162026116123456', 'declaration.length'],
    ['531620262161234567', 'declaration.direction-digit'],
    ['53162026116123456X', 'declaration.digits'],
  ])('refuses %s by %s', (number, code) => {
    expect(codeOf(checkDeclaration(number))).toBe(code);
  });

  it('suggests digits for letters that look like them', () => {
    expect(suggestionOf(checkDeclaration('53162O26I161234567'))).toBe('531620261161234567');
    expect(suggestionOf(checkDeclaration('53162026X161234567'))).toBeUndefined();
  });

  it('warns where office, year or direction disagree with the case', () => {
    const context = { year: 2025, direction: 'export', officeCode: '2244' } as const;
    expect(warningsOf(checkDeclaration('531620261161234567', context))).toEqual([
      'declaration.office',
      'declaration.year',
      'declaration.direction',
    ]);
    const agreeing = { year: 2026, direction: 'import', officeCode: '5316' } as const;
    expect(warningsOf(checkDeclaration('531620261161234567', agreeing))).toEqual([]);
  });
});

describe('HS code', () => {
  it('accepts 10 digits, 13 with CIQ, and dots', () => {
    expect(checkHsCode('8471301000')).toMatchObject({ ok: true, value: '8471301000', warnings: [] });
    expect(checkHsCode('8471.3010.00 101')).toMatchObject({ ok: true, value: '8471301000101' });
  });

  it('refuses 9 digits and letters', () => {
    expect(codeOf(checkHsCode('847130100'))).toBe('hs.length');
    expect(suggestionOf(checkHsCode('84713O1OOO'))).toBe('8471301000');
    expect(suggestionOf(checkHsCode('84713X1000'))).toBeUndefined();
  });

  it('warns about a chapter that does not exist', () => {
    expect(warningsOf(checkHsCode('7701301000'))).toEqual(['hs.chapter']);
  });
});

describe('unified social credit code (GB 32100)', () => {
  it.each(['91110000710926094P', '9144030071526726XG'])('accepts %s', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, value: code, warnings: [] });
  });

  it('warns, and does not block, on a wrong check character', () => {
    const check = checkUscc('91350100M0001TGQXM');
    expect(check.ok).toBe(true);
    expect(warningsOf(check)).toEqual(['uscc.check-digit']);
  });

  it('refuses letters outside the alphabet, with the reading that fits', () => {
    const check = checkUscc('9I11OOOO710926094P');
    expect(codeOf(check)).toBe('uscc.characters');
    expect(suggestionOf(check)).toBe('91110000710926094P');
    expect(suggestionOf(checkUscc('9V110000710926094P'))).toBeUndefined();
  });

  it('property: one changed character is always noticed', () => {
    const one = fc.stringMatching(/^[0-9A-HJ-NP-RTUWXY]$/);
    fc.assert(
      fc.property(usccs, fc.integer({ min: 0, max: 17 }), one, (code, at, c) => {
        fc.pre(code.charAt(at) !== c);
        expect(warningsOf(checkUscc(code.slice(0, at) + c + code.slice(at + 1)))).toEqual([
          'uscc.check-digit',
        ]);
      }),
    );
  });
});

describe('seal', () => {
  it('keeps free text, trims and narrows it', () => {
    expect(checkSeal('  CN8842190 ')).toEqual({ ok: true, value: 'CN8842190', warnings: [] });
    expect(checkSeal('关锁  12-3')).toMatchObject({ ok: true, value: '关锁 12-3' });
  });

  it('refuses nothing, too much, and control characters', () => {
    expect(codeOf(checkSeal('  '))).toBe('seal.empty');
    expect(codeOf(checkSeal('9'.repeat(41)))).toBe('seal.too-long');
    expect(codeOf(checkSeal('CN\u000088'))).toBe('seal.characters');
  });

  it('compares readings without regard to case, spaces and dashes', () => {
    expect(sameSeal('cn 884-2190', 'CN8842190')).toBe(true);
    expect(sameSeal('CN8842191', 'CN8842190')).toBe(false);
  });
});

describe('display', () => {
  it('groups the numbers that people compare', () => {
    expect(displayContainer('MSCU6639871')).toBe('MSCU 663987 1');
    expect(displayDeclaration('531620261161234567')).toBe('5316 2026 1 161234567');
    expect(displayHsCode('8471301000')).toBe('8471 3010 00');
    expect(displayHsCode('8471301000101')).toBe('8471 3010 00 101');
  });

  it('property: grouping only adds spaces', () => {
    fc.assert(
      fc.property(containers, (n) => {
        expect(displayContainer(n).replaceAll(' ', '')).toBe(n);
      }),
    );
  });
});
