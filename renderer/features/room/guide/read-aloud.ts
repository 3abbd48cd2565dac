import { SPOKEN, type Spoken } from '../../../../shared/protocol/guidance';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/** A voice for each language that this machine reads by itself: a voice of a service would send the text away. */
export function localVoices<V extends Voice>(voices: readonly V[]): Map<Spoken, V> {
  const own = voices.filter(({ localService }) => localService);
  const found = new Map<Spoken, V>();
  for (const language of SPOKEN) {
    const fit = own.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
    const voice = fit.find((one) => one.default) ?? fit[0];
    if (voice) found.set(language, voice);
  }
  return found;
}

/** Reads a text aloud where a voice for its language is here; what was being read before ends. */
export function readAloud(text: string, language: Spoken): void {
  const voice = localVoices(speechSynthesis.getVoices()).get(language);
  if (!voice) return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  speechSynthesis.speak(words);
}
