import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCaseFile, type CaseFile } from '../../shared/customs/case-file';
import { FILMS } from '../film/films';
import { scenes } from '../film/shots';
import { projectDir } from '../runtime/where.mjs';
import { shareOut, type Takes } from './takes';

function sample(name: string): CaseFile {
  const parsed = parseCaseFile(readFileSync(path.join(projectDir, 'assets', `${name}.json`), 'utf8'));
  if (!parsed.ok) throw new Error(`${name} is not valid`);
  return parsed.case;
}
const film = (name: string) => FILMS[name]!;
const length = (name: string): number => scenes(film(name)).at(-1)!.last + 1;
const stillsOf = (takes: Map<string, Takes>): number[][] =>
  [...takes.values()].flatMap(({ stills }) => stills);

describe('what the camera shows for each item', () => {
  it.each([
    ['sample-case', 'warehouse'],
    ['sample-case-2', 'warehouse-2'],
  ])(
    'of %s with its own film is what the item asks for, each still with pictures of its own',
    (file, name) => {
      const { instruction } = sample(file);
      const takes = shareOut(sample(file), film(name), length(name));
      expect([...takes.keys()]).toEqual(instruction.items.map(({ id }) => id));
      for (const { id, kind, container, line, stills } of instruction.items) {
        const take = takes.get(id)!;
        expect(take.true, id).toBe(true);
        expect(take.stills).toHaveLength(stills);
        for (const frame of take.stills.flat()) {
          const scene = scenes(film(name)).find(({ first, last }) => frame >= first && frame <= last)!;
          expect(scene.shows, id).toBe(kind);
          if (kind === 'goods') expect(scene.line).toBe(line);
          if (kind === 'container' || kind === 'seal') expect(scene.container).toBe(container);
        }
      }
      const all = stillsOf(takes).flat();
      expect(new Set(all).size).toBe(all.length);
    },
  );

  it('with the film of another case is something of that kind, and never said to be true', () => {
    const takes = shareOut(sample('sample-case-2'), film('warehouse'), length('warehouse'));
    expect([...takes.values()].some((take) => take.true)).toBe(false);
    const seal = scenes(film('warehouse')).find(({ shows }) => shows === 'seal')!;
    expect(takes.get('seal-1')!.stills[0]![0]).toBe(seal.first);
    // Both containers have to share the one door, but not a picture of it.
    const doors = [...takes.get('door-1')!.stills.flat(), ...takes.get('door-2')!.stills.flat()];
    expect(new Set(doors).size).toBe(doors.length);
  });

  it('with a stranger’s film is a stretch for each still, in the order of the items', () => {
    const stills = stillsOf(shareOut(sample('sample-case'), undefined, 100));
    expect(stills).toHaveLength(8);
    expect(stills.flat()).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('with a film shorter than that is shown again', () => {
    expect(stillsOf(shareOut(sample('sample-case'), undefined, 3)).flat()).toEqual([0, 1, 2, 0, 1, 2, 0, 1]);
  });
});
