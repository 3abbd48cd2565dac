import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';

/** Makes the store's key where the system keeps it: nothing to ask, so it happens by itself. */
export function MakeStore({ onDone }: { onDone: (status: AppStatus) => void }) {
  const { t } = useTranslation('start');
  const { run, error } = useAction(async () => onDone(await call('vault.create', {})));
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
  });
  if (error) return <ErrorNote error={error} onRetry={() => void run()} />;
  return (
    <p className="muted" role="status">
      {t('busy')}
    </p>
  );
}
