import { createContext, useContext } from 'react';
import type { Inspection } from '../../shared/record/state';
import { chinaTime, plainNumber } from './format';
import { useWords } from './language';

/** Address of a picture, reduced to about `width` pixels. */
export type ImageUrl = (sha256: string, width: number) => string;

export const Pictures = createContext<ImageUrl>(() => '');

/** Sharp at the printed size of half a page's width. */
const PRINT_WIDTH = 1200;

/** The number under which a still goes in the whole document. */
const stillNumber = (inspection: Inspection, id: string): number =>
  inspection.stills.findIndex((still) => still.id === id) + 1;

/** `照片 1、3` for stills by id; empty where there are none. */
export function useStillList(): (inspection: Inspection, ids: readonly string[]) => string {
  const { word, language } = useWords();
  return (inspection, ids) => {
    if (ids.length === 0) return '';
    const numbers = ids.map((id) => stillNumber(inspection, id)).sort((a, b) => a - b);
    return `${word('evidence')} ${numbers.join(language === 'zh' ? '、' : ', ')}`;
  };
}

/** The stills named, side by side. */
export function Gallery({ inspection, stills }: { inspection: Inspection; stills: readonly string[] }) {
  const imageUrl = useContext(Pictures);
  const { word } = useWords();
  const shown = inspection.stills.filter(({ id, captured }) => captured && stills.includes(id));
  if (shown.length === 0) return null;
  return (
    <div className="rd-gallery">
      {shown.map(({ id, captured }) => {
        if (!captured) return null;
        const number = stillNumber(inspection, id);
        return (
          <figure key={id}>
            <img
              src={imageUrl(captured.original.sha256, PRINT_WIDTH)}
              alt={word('still', { n: number })}
              width={captured.width}
              height={captured.height}
            />
            <figcaption>
              <b>{word('still', { n: number })}</b> {chinaTime(captured.wall)} · {plainNumber(captured.width)}
              ×{plainNumber(captured.height)}
              <span className="rd-mono"> {captured.original.sha256.slice(0, 16)}…</span>
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}
