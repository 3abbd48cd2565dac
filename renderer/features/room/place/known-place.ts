import { create } from 'zustand';
import type { Place } from '../../../../shared/jpeg/exif';
import type { MeasuredPlace } from '../../../call/place-finder';

interface KnownPlace {
  caseId: string;
  place: MeasuredPlace;
}

/** What this machine measured and stated last; forgotten when the app ends. */
export const useKnownPlace = create<{ known: KnownPlace | null }>(() => ({ known: null }));

/** For the Exif of stills: only what the person has put on this very case's record. */
export function knownPlace(caseId: string): Place | null {
  const { known } = useKnownPlace.getState();
  if (known?.caseId !== caseId) return null;
  const { latitude, longitude, accuracyMetres, at } = known.place;
  return { latitude, longitude, accuracyMetres, at: new Date(at) };
}
