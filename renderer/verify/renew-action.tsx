import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../app/action';
import { Button } from '../ui/button';
import { ErrorNote } from '../ui/error-note';
import type { Checkable, Renewed } from './checker';
import type { Trusted } from './trust';

export interface RenewProps {
  file: Checkable;
  trusted: readonly Trusted[];
  onRenewed: (renewed: Renewed) => Promise<void>;
}

/** Has a renewed copy written, tells how far it is, and turns to it. */
export function RenewAction({ file, trusted, onRenewed }: RenewProps) {
  const { t } = useTranslation('verify');
  const [progress, setProgress] = useState(0);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const renew = useAction(async () => {
    stop.current = new AbortController();
    setProgress(0);
    const renewed = await file.renew?.(trusted, setProgress, stop.current.signal);
    if (renewed) await onRenewed(renewed);
  });
  const percent = Math.floor(progress * 100);
  return (
    <div className="v-renew">
      {renew.busy ? (
        <>
          <p role="status">{t('renew.progress')}</p>
          <progress max={100} value={percent} aria-label={t('renew.progress')} />
          <Button data-testid="renew-cancel" onClick={() => stop.current?.abort()}>
            {t('renew.cancel')}
          </Button>
        </>
      ) : (
        <Button data-testid="renew" onClick={() => void renew.run()}>
          {t('renew.submit')}
        </Button>
      )}
      <p className="muted">{t('renew.about')}</p>
      <ErrorNote error={renew.error} />
    </div>
  );
}
