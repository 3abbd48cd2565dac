import type { CaseFile, InstructionItem } from '../../shared/customs/case-file';
import { scenes, type Film, type Scene } from '../film/shots';

/** What the company's camera shows for one item: a stretch of the film for every still that is taken of it. */
export interface Takes {
  /** Numbers of the film's pictures, for each still those that are shown while it is taken; none of them is empty. */
  stills: number[][];
  /** Whether the film was drawn after this very item: the right container, seal or goods. */
  true: boolean;
}

/**
 * Shares a film out among the items of a case, in the case's order. One of our own films has a scene for each kind of
 * item; any other film is cut into as many stretches as stills are wanted. Where several stills come from one scene, each
 * has pictures of its own as long as there are enough.
 * @param film how one of our own films was drawn; undefined for any other
 * @param count how many pictures the film has
 */
export function shareOut(
  { declaration, instruction: { items } }: CaseFile,
  film: Film | undefined,
  count: number,
): Map<string, Takes> {
  const whole = { first: 0, last: count - 1 };
  const shown = film ? scenes(film) : [];
  const drawn = film?.declaration === declaration.number;
  const ofItem = items.map((item) => {
    const own = shown.find((scene) => drawn && isOf(scene, item));
    const place = own ?? shown.find(({ shows }) => shows === item.kind) ?? whole;
    return { item, place, true: own !== undefined };
  });
  const out = new Map<string, Takes>();
  const used = new Map<object, number>();
  for (const { item, place, true: isTrue } of ofItem) {
    const wanted = ofItem
      .filter((other) => other.place === place)
      .reduce((sum, other) => sum + other.item.stills, 0);
    const before = used.get(place) ?? 0;
    used.set(place, before + item.stills);
    const stills = Array.from({ length: item.stills }, (_, i) => stretch(place, before + i, wanted));
    out.set(item.id, { stills, true: isTrue });
  }
  return out;
}

/** The `index`th of `parts` stretches; where there are fewer pictures than parts, they are shown again from the first. */
function stretch({ first, last }: Pick<Scene, 'first' | 'last'>, index: number, parts: number): number[] {
  const length = last - first + 1;
  if (length < parts) return [first + (index % length)];
  const from = first + Math.floor((index * length) / parts);
  const to = first + Math.floor(((index + 1) * length) / parts);
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** A scene that names a container or a goods line is of that one only. */
function isOf({ shows, container, line }: Scene, item: InstructionItem): boolean {
  if (shows !== item.kind) return false;
  if (shows === 'goods') return line === item.line;
  return container === undefined || container === item.container;
}
