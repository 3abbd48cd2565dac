import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { Button } from '../../ui/button';
import { ErrorNote } from '../../ui/error-note';
import { TextField } from '../../ui/text-field';

/** The first officer of an office: this machine becomes the hub as well. */
export function FoundOffice({ onDone }: { onDone: (status: AppStatus) => void }) {
  const { t } = useTranslation('start');
  const [name, setName] = useState('');
  const [badge, setBadge] = useState('');
  const [office, setOffice] = useState('');
  const found = useAction(async () => {
    const input = { name: name.trim(), badge: badge.trim().toUpperCase(), office: office.trim() };
    onDone(await call('identity.found-office', input));
  });
  const complete = [name, badge, office].every((text) => text.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) void found.run();
  };
  return (
    <form onSubmit={submit} className="start-form">
      <p className="muted">{t('officer.found.about')}</p>
      <TextField
        label={t('officer.name')}
        value={name}
        onChange={setName}
        testId="found-name"
        maxLength={80}
        autoFocus
      />
      <TextField
        label={t('officer.badge')}
        value={badge}
        onChange={setBadge}
        testId="found-badge"
        maxLength={40}
        hint={t('officer.badge.hint')}
      />
      <TextField
        label={t('officer.office')}
        value={office}
        onChange={setOffice}
        testId="found-office"
        maxLength={80}
      />
      <ErrorNote error={found.error} />
      <Button look="primary" type="submit" disabled={!complete || found.busy} data-testid="found-submit">
        {found.busy ? t('step.identity') : t('officer.submit')}
      </Button>
    </form>
  );
}
