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

const film = FILMS['warehouse'];

it('is the one whose pieces the film lets be counted', () => {
  expect(shortLine(sample('sample-case'), film)?.name).toBe('鼠标器');
});

it('is none with any other film, nor where the instruction does not ask for those goods', () => {
  expect(shortLine(sample('sample-case'), undefined)).toBeUndefined();
  expect(shortLine(sample('sample-case'), FILMS['warehouse-2'])).toBeUndefined();
  expect(shortLine(sample('sample-case-2'), film)).toBeUndefined();
  const whole = sample('sample-case');
  expect(shortLine({ ...whole, instruction: { ...whole.instruction, items: [] } }, film)).toBeUndefined();
});
