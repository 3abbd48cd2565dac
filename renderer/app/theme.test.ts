import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLOURS } from './theme';

const css = readFileSync(new URL('../ui/base.css', import.meta.url), 'utf8');

describe('theme', () => {
  it.each(Object.entries(COLOURS))('%s is the same in the style sheet', (name, colour) => {
    expect(new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1]).toBe(colour);
  });
});
