import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cameraTexts } from './camera';
import { caseTexts } from './case';
import { commonTexts } from './common';
import { deskTexts } from './desk';
import { hubTexts } from './hub';
import { lawTexts } from './law';
import { presenceTexts } from './presence';
import { recordingTexts } from './recording';
import { roomTexts } from './room';
import { signOffTexts } from './sign-off';
import { startTexts } from './start';
import { verifyTexts } from './verify';

const NAMESPACES: Readonly<Record<string, { zh: Record<string, string>; en: Record<string, string> }>> = {
  common: commonTexts,
  start: startTexts,
  desk: deskTexts,
  case: caseTexts,
  signOff: signOffTexts,
  hub: hubTexts,
  recording: recordingTexts,
  room: roomTexts,
  camera: cameraTexts,
  presence: presenceTexts,
  law: lawTexts,
  verify: verifyTexts,
};

const RENDERER = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^(i18n|call|report)/.test(file) && !file.includes('.test.'))
  .map((file) => ({ file, code: readFileSync(join(RENDERER, file), 'utf8') }));

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\w+\}\}/g)].map(([whole]) => whole).sort();

/** Keys that the code asks for as they stand, and those that it puts together, as patterns. */
function keysIn(code: string): { literal: Set<string>; patterns: RegExp[] } {
  const literal = new Set([...code.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key ?? ''));
  const patterns = [...code.matchAll(/`([\w.-]*\$\{[^`]*)(?=`)/g)].map(
    ([, template = '']) =>
      new RegExp(
        `^${template
          .split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
          .map((part) => part.replace(/[^\w-]/g, '\\$&'))
          .join('.+')}$`,
      ),
  );
  return { literal, patterns };
}

describe.each(Object.entries(NAMESPACES))('texts of %s', (namespace, { zh, en }) => {
  it('has the same keys and placeholders in both languages, and no empty text', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    for (const [key, text] of Object.entries(zh)) {
      expect(placeholders(en[key] ?? ''), key).toEqual(placeholders(text));
      expect(text.trim() !== '' && en[key]?.trim() !== '', key).toBe(true);
    }
  });

  it('has no Chinese in English', () => {
    const mixed = Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(mixed).toEqual([]);
  });

  it('is used by some screen, key by key', () => {
    const used = sources.map(({ code }) => keysIn(code));
    const unused = Object.keys(zh).filter(
      (key) =>
        !used.some(
          ({ literal, patterns }) => literal.has(key) || patterns.some((pattern) => pattern.test(key)),
        ),
    );
    expect(unused).toEqual([]);
  });

  it('has every key that a screen asks for by name', () => {
    const missing = sources.flatMap(({ file, code }) => {
      const own = [...code.matchAll(/useTranslation\(\[?([^)]*?)\]?\)/g)].flatMap(([, names = '']) =>
        [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name),
      );
      if (own[0] !== namespace || new Set(own).size > 1) return [];
      return [...code.matchAll(/\bt\('([\w.-]+)'(?!, \{ ns:)/g)]
        .map(([, key = '']) => key)
        .filter((key) => !(key in zh))
        .map((key) => `${file}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
