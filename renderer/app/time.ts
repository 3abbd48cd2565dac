import { BEIJING_ZONE, beijingClock, beijingMinute, beijingSecond } from '../../shared/beijing-time';
import { useLanguage } from './i18n';

interface Times {
  /** Date and minute, in Beijing time. */
  minute: (iso: string) => string;
  /** Date and second. */
  second: (iso: string) => string;
  /** Hour and minute. */
  clock: (iso: string) => string;
  /** Which zone these are in, in words. */
  zone: string;
}

/** Times as the person reads them: Beijing time whatever the machine's zone, as in the printed record. */
export function useTimes(): Times {
  const language = useLanguage();
  return { minute: beijingMinute, second: beijingSecond, clock: beijingClock, zone: BEIJING_ZONE[language] };
}
