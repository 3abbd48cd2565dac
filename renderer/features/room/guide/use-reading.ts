import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { CaseView } from '../../../../shared/ipc/contract';
import type { Spoken } from '../../../../shared/protocol/guidance';
import { useLanguage } from '../../../app/i18n';
import { useRoom } from '../room-session';
import { currentCue, languageOf } from './cue';
import { useLineText } from './phrases';
import { localVoices, readAloud } from './read-aloud';

/** Whether this person wants cue cards read aloud. */
export const useReadAloud = create<{ wanted: boolean }>(() => ({ wanted: true }));

/** The languages that this machine reads; the system tells its voices a moment after it is asked. */
export function useVoices(): Spoken[] {
  const [languages, setLanguages] = useState<Spoken[]>([]);
  useEffect(() => {
    const look = (): void => setLanguages([...localVoices(speechSynthesis.getVoices()).keys()]);
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return languages;
}

/** Reads each new cue card aloud once, and tells the officers whether it does. */
export function useReading({ inspection }: CaseView): void {
  const engine = useRoom((room) => room.engine);
  const wanted = useReadAloud((state) => state.wanted);
  const voices = useVoices();
  const language = useLanguage();
  const lineText = useLineText();
  const cue = currentCue(inspection);
  /** The card that was there when the room was opened has been read before. */
  const read = useRef(cue?.event ?? null);
  const speaks = wanted ? voices.join(' ') : '';
  useEffect(() => {
    engine?.guidance.say({ t: 'voice', speaks: speaks === '' ? [] : (speaks.split(' ') as Spoken[]) });
  }, [engine, speaks]);
  useEffect(() => {
    if (!cue || cue.event === read.current) return;
    read.current = cue.event;
    const text = lineText(cue);
    if (wanted) readAloud(text, cue.phrase === undefined ? languageOf(text) : language);
  }, [cue, lineText, language, wanted]);
  useEffect(() => () => speechSynthesis.cancel(), []);
}
