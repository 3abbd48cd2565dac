import { createContext, useContext, useState } from 'react';
import type { Inspection, Still } from '../../shared/record/state';
import { beijingSecond } from '../../shared/beijing-time';
import { shownMarks } from '../../shared/record/marks';
import { MarksSvg } from '../ui/marks/marks-svg';
import { Filled, Label } from './bits';
import type { Block } from './blocks';
import { word } from './words';

/** Address of a picture, reduced to about `width` pixels. */
export type ImageUrl = (sha256: string, width: number) => string;

export const Pictures = createContext<ImageUrl>(() => '');

/** Sharp at the printed size of half a page's width. */
const PRINT_WIDTH = 1200;

/** The number under which a still goes in the whole document. */
const stillNumber = (inspection: Inspection, id: string): number =>
  inspection.stills.findIndex((still) => still.id === id) + 1;

/** `照片 1、3` for stills by id; empty where there are none. */
export function stillList(inspection: Inspection, ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const numbers = ids.map((id) => stillNumber(inspection, id)).sort((a, b) => a - b);
  return `${word('evidence')} ${numbers.join('、')}`;
}

/** Stills that an instruction item shows; goods and containers refer to these by number and show only the others. */
export const shownWithItems = (inspection: Inspection): ReadonlySet<string> =>
  new Set(inspection.items.flatMap(({ answer }) => answer?.evidence ?? []));

/**
 * What stands under an item: the stills that its answer rests on, and those made for it that nothing rests on, as when the
 * inspection ended before it was answered. Nothing that was set aside, unless an answer names it.
 */
export function stillsOfItem({ items, lines, containers, stills }: Inspection, item: string): string[] {
  const answers = items.flatMap(({ answer }) => answer?.evidence ?? []);
  const named = new Set([
    ...answers,
    ...lines.flatMap(({ finding }) => finding?.evidence ?? []),
    ...containers.flatMap(({ check }) => check?.evidence ?? []),
  ]);
  const loose = stills.filter((still) => still.item === item && !still.setAside && !named.has(still.id));
  const own = items.find(({ id }) => id === item)?.answer?.evidence ?? [];
  return [...own, ...loose.map(({ id }) => id)];
}

/** One still with its caption, and the officer's marks over it: the file below has none. */
export function Picture({ still, number }: { still: Still; number: number }) {
  const imageUrl = useContext(Pictures);
  const [failed, setFailed] = useState(false);
  const { captured } = still;
  if (!captured) return null;
  const { width, height, original, wall } = captured;
  const src = imageUrl(original.sha256, PRINT_WIDTH);
  // A picture far higher than wide would not fit under its heading.
  const ratio = Math.max(width / height, 0.8);
  const marks = shownMarks(still.marks);
  return (
    <figure>
      <div className="rd-shot" style={{ aspectRatio: ratio }}>
        {src && !failed ? (
          <img src={src} alt={word('still', { n: number })} onError={() => setFailed(true)} />
        ) : (
          <p className="rd-no-picture">
            <Label of="notShown" />
          </p>
        )}
        {marks.length > 0 && (
          <MarksSvg marks={marks} picture={captured} label={word('marked', { n: marks.length })} />
        )}
      </div>
      <figcaption>
        <b>
          <Filled of="still" params={{ n: number }} />
        </b>{' '}
        {beijingSecond(wall)} · {width}×{height}
        {marks.length > 0 && <small>{word('marked', { n: marks.length })}</small>}
      </figcaption>
    </figure>
  );
}

/** The stills named that were captured, with their numbers, in the order they were asked for. */
export const capturedOf = (inspection: Inspection, ids: readonly string[]) =>
  inspection.stills
    .map((still, index) => ({ still, number: index + 1 }))
    .filter(({ still }) => still.captured && ids.includes(still.id));

/** Stills two to a row. */
export function gallery(key: string, inspection: Inspection, ids: readonly string[]): Block[] {
  const shown = capturedOf(inspection, ids);
  const rows: Block[] = [];
  for (let i = 0; i < shown.length; i += 2) {
    rows.push({
      key: `${key}/pictures/${i}`,
      className: 'rd-gallery',
      node: shown.slice(i, i + 2).map((one) => <Picture key={one.number} {...one} />),
    });
  }
  return rows;
}
