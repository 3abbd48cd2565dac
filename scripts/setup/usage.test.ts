import { describe, expect, it } from 'vitest';
import { USAGE as HUB_USAGE } from '../../hub/options';
import { steps } from '../testing/steps';
import { appArguments, commands } from './commands.mjs';
import { asksForHelp, usageOf, usages } from './usage.mjs';

describe('the help', () => {
  it('is there for every command, in Chinese and English', () => {
    expect(Object.keys(usages).sort()).toEqual(Object.keys(commands).sort());
    for (const name of Object.keys(commands)) {
      expect(usageOf(name)).toMatch(/\p{Script=Han}/u);
      expect(usageOf(name)).toContain('--help');
      expect(asksForHelp(name, ['--help'])).toBe(true);
      expect(asksForHelp(name, [])).toBe(false);
    }
  });

  it('names the steps of the test and the options of the hub as they are', () => {
    expect(usages.test?.words?.toSorted()).toEqual(steps.map(({ name }) => name).toSorted());
    const offered = [...HUB_USAGE.matchAll(/--([a-z][a-z-]*)/g)].map(([, option]) => option);
    const known = [...(usages.hub?.options ?? []).map(({ name }) => name), 'help'];
    expect(known).toEqual(expect.arrayContaining([...new Set(offered)]));
  });
});

describe('a command line', () => {
  it.each([
    ['demo', ['--ot', 'x']],
    ['demo', ['word']],
    ['demo', ['--out']],
    ['test', ['nonsense']],
    ['bench', ['nonsense']],
    ['hub', ['--prot', '1']],
    ['dist', ['--dri']],
    ['start', ['--disable-gpu']],
    ['verify', ['a.asice', '--jsno']],
  ])('of %s is refused with exit code 2 and the usage: %j', (name, args) => {
    expect(() => asksForHelp(name, args)).toThrow(
      expect.objectContaining({ exitCode: 2, advice: usageOf(name).trimEnd() }) as Error,
    );
  });

  it.each([
    ['demo', ['--out', 'x', '--headless']],
    ['test', ['unit', 'e2e']],
    ['verify', ['a.asice', '--json', '--trust', 'a.pem', '--trust', 'b.pem']],
    ['dist', ['deb']],
    ['start', ['--data-dir=x', '--no-sandbox', 'yuanjian://join/x', '--', '--disable-gpu']],
  ])('of %s is taken: %j', (name, args) => {
    expect(asksForHelp(name, args)).toBe(false);
  });

  it('reaches the app as Chromium reads it', () => {
    expect(appArguments(['--data-dir', 'x', '--no-sandbox', '--', '--disable-gpu'])).toEqual([
      '--data-dir=x',
      '--no-sandbox',
      '--disable-gpu',
    ]);
  });
});
