import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseCaseFile, type CaseFile } from '../../shared/customs/case-file';
import { FILMS } from '../film/films';
import { projectDir } from '../runtime/where.mjs';
import { shortLine } from './short-line';

function sample(name: string): CaseFile {
  const parsed = parseCaseFile(readFileSync(path.join(projectDir, 'assets', `${name}.json`), 'utf8'));
  if (!parsed.ok) throw new Error(`${name} is not valid`);
  return parsed.case;
}

it('is the last line whose goods are photographed, and the film shows them', () => {
  const short = shortLine(sample('sample-case'));
  expect(short?.name).toBe('鼠标器');
  expect(FILMS['warehouse']?.shots.some(({ shows, line }) => shows === 'goods' && line === short?.line)).toBe(
    true,
  );
});

it('is never one without a picture of its goods, nor the only line', () => {
  expect(shortLine(sample('sample-case-2'))?.line).toBe(1);
  const whole = sample('sample-case');
  expect(shortLine({ ...whole, goods: whole.goods.slice(0, 1) })).toBeUndefined();
  expect(shortLine({ ...whole, instruction: { ...whole.instruction, items: [] } })).toBeUndefined();
});
