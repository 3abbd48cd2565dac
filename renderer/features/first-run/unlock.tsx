import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { Button } from '../../ui/button';
import { ErrorNote } from '../../ui/error-note';
import { TextField } from '../../ui/text-field';

/** Opens the store of this machine with its passphrase. */
export function Unlock({ onDone }: { onDone: (status: AppStatus) => void }) {
  const { t } = useTranslation('start');
  const [passphrase, setPassphrase] = useState('');
  const unlock = useAction(async () => onDone(await call('vault.unlock', { passphrase })));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') void unlock.run();
  };
  return (
    <form className="start-card" onSubmit={submit} data-testid="unlock">
      <h1>{t('unlock.title')}</h1>
      <p>{t('unlock.about')}</p>
      <TextField
        label={t('unlock.pass')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        testId="passphrase"
        autoFocus
        autoComplete="current-password"
        maxLength={200}
      />
      <ErrorNote error={unlock.error} />
      <div className="foot">
        <span />
        <Button
          look="primary"
          type="submit"
          disabled={passphrase === '' || unlock.busy}
          data-testid="passphrase-submit"
        >
          {unlock.busy ? t('busy') : t('unlock.submit')}
        </Button>
      </div>
    </form>
  );
}
