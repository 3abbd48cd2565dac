import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { errorText, hasMessage } from '../shared/messages/index';

const root = path.join(import.meta.dirname, '..');

/** The codes that the sources of a folder write down, with the names of the parameters that follow. */
function codesIn(folder: string): { code: string; params: string[] }[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /(?<!\.test|test-app)\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, folder, file), 'utf8');
      const found = text.matchAll(/(?:AppError|close)\(\s*'([a-z]+\.[a-z-]+)'(?:, \{([^}]*)\})?/g);
      return [...found].map(([, code = '', params = '']) => ({
        code,
        params: [...params.matchAll(/(\w+)(?=[,: ]|$)/g)].map(([, name = '']) => name),
      }));
    });
}

it('every error of hub and identity says in both languages what happened, with every value filled in', () => {
  const codes = [...codesIn('hub'), ...codesIn('shared/identity')];
  expect(codes.length).toBeGreaterThan(60);
  for (const { code, params } of codes) {
    expect(hasMessage(code), code).toBe(true);
    const values = Object.fromEntries(params.map((name) => [name, 'x']));
    // The one place where the app adds a value to the hub's error before it is shown.
    if (code === 'hub.port-in-use') values['free'] = 'x';
    for (const language of ['zh', 'en'] as const) {
      expect(errorText({ code, params: values }, language), code).not.toMatch(/\{\w+\}/);
    }
  }
});
