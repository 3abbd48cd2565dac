import type { Inspection, Still } from './state';

/** How a still stands to others, by their numbers (from 1, in the order requested). */
export interface StillLinks {
  retakeOf: number | null;
  retakenAs: number[];
  /** Its place in its burst, and how many were asked for in it. */
  burst: { place: number; of: number } | null;
}

export function linksOf({ stills }: Pick<Inspection, 'stills'>, still: Still): StillLinks {
  const number = (id: string): number => stills.findIndex((other) => other.id === id) + 1;
  const group = still.burst === null ? [] : stills.filter(({ burst }) => burst === still.burst);
  return {
    retakeOf: still.retakeOf === null ? null : number(still.retakeOf),
    retakenAs: stills.filter(({ retakeOf }) => retakeOf === still.id).map(({ id }) => number(id)),
    burst: group.length > 1 ? { place: group.indexOf(still) + 1, of: group.length } : null,
  };
}

/** The same in words, one for each link. */
export function linkWords({ retakeOf, retakenAs, burst }: StillLinks, language: 'zh' | 'en'): string[] {
  const zh = language === 'zh';
  return [
    ...(retakeOf === null ? [] : [zh ? `重拍自照片 ${retakeOf}` : `retake of still ${retakeOf}`]),
    ...retakenAs.map((number) => (zh ? `已重拍为照片 ${number}` : `retaken as still ${number}`)),
    ...(burst ? [`${zh ? '连拍' : 'burst'} ${burst.place}/${burst.of}`] : []),
  ];
}
