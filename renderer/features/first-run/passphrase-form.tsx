import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { Button } from '../../ui/button';
import { ErrorNote } from '../../ui/error-note';
import { TextField } from '../../ui/text-field';
import { PASSPHRASE_MIN, strengthOf } from './passphrase';

interface PassphraseFormProps {
  onDone: (status: AppStatus) => void;
  onBack: () => void;
}

/** Asks for the passphrase that keeps the store's key where the system offers nothing better. */
export function PassphraseForm({ onDone, onBack }: PassphraseFormProps) {
  const { t } = useTranslation('start');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const create = useAction(async () => onDone(await call('vault.create', { passphrase })));
  const strength = strengthOf(passphrase);
  const fits = passphrase.length >= PASSPHRASE_MIN && again === passphrase;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits) void create.run();
  };
  return (
    <form className="start-card" onSubmit={submit}>
      <h1>{t('pass.title')}</h1>
      <p>{t('pass.why')}</p>
      <p className="warning">{t('pass.lost')}</p>
      <TextField
        label={t('pass.new')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        testId="passphrase"
        autoFocus
        autoComplete="new-password"
        maxLength={200}
        hint={passphrase === '' ? undefined : t('pass.strength', { word: t(`pass.strength.${strength}`) })}
      />
      <TextField
        label={t('pass.again')}
        type="password"
        value={again}
        onChange={setAgain}
        testId="passphrase-again"
        autoComplete="new-password"
        maxLength={200}
        problem={again !== '' && again !== passphrase ? t('pass.differs') : undefined}
      />
      <ErrorNote error={create.error} />
      <div className="foot">
        <Button look="quiet" onClick={onBack} data-testid="start-back">
          {t('back', { ns: 'common' })}
        </Button>
        <Button look="primary" type="submit" disabled={!fits || create.busy} data-testid="passphrase-submit">
          {create.busy ? t('busy') : t('pass.submit')}
        </Button>
      </div>
    </form>
  );
}
