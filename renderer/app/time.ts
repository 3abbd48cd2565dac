import { useMemo } from 'react';
import { useLanguage, type Language } from './i18n';

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const;

interface Times {
  /** Date and minute, in this machine's zone. */
  minute: (iso: string) => string;
  /** Date and second. */
  second: (iso: string) => string;
  /** Hour and minute. */
  clock: (iso: string) => string;
}

function timesIn(language: Language): Times {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(LOCALE[language], { hourCycle: 'h23', ...options });
    return (iso: string) => formatter.format(new Date(iso));
  };
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const hour = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    minute: format({ ...day, ...hour }),
    second: format({ ...day, ...hour, second: '2-digit' }),
    clock: format(hour),
  };
}

/** Times as the person reads them. */
export function useTimes(): Times {
  const language = useLanguage();
  return useMemo(() => timesIn(language), [language]);
}
