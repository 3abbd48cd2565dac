import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';
import { CertificateFile, type ChosenCertificate } from './certificate-file';

type Shown = TimeStatus['authorities'][number];

/** What is set, without how it stands. */
const setting = ({ name, url, certificate }: Shown) => ({ name, url, ...(certificate && { certificate }) });

interface TimeAuthoritiesProps {
  status: TimeStatus;
  onChange: () => void;
}

/** The time stamping authorities of this machine: each with what is missing, one to add, any to remove. */
export function TimeAuthorities({ status, onChange }: TimeAuthoritiesProps) {
  const { t } = useTranslation('hub');
  const { authorities } = status;
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [certificate, setCertificate] = useState<ChosenCertificate | null>(null);
  const id = useId();
  const set = useAction(async (next: ReturnType<typeof setting>[]) => {
    await call('time.set', { authorities: next });
    onChange();
  });
  const ask = useAction(() => call('time.ask'));
  const add = async () => {
    const kept = authorities.map(setting);
    const vouching = certificate ? { certificate: certificate.der } : {};
    if (await set.run([...kept, { name: name.trim(), url: url.trim(), ...vouching }])) {
      setCertificate(null);
      setName('');
      setUrl('');
    }
  };
  const taken = authorities.some((one) => one.name === name.trim());
  const ready = name.trim() !== '' && /^https?:\/\/\S+$/.test(url.trim()) && !taken;
  return (
    <>
      <ul>
        {authorities.map((one, index) => (
          <li key={one.name} data-testid={`time-authority-${index}`} data-missing={one.missing}>
            <strong>{one.name}</strong> <span className="mono muted">{one.url}</span>{' '}
            <span className="muted">
              {one.missing === 0 ? t('time.all') : t('time.lacks', { count: one.missing })}
            </span>{' '}
            <Button
              size="small"
              type="link"
              data-testid={`time-remove-${index}`}
              aria-label={t('time.remove.of', { name: one.name })}
              onClick={() => void set.run(authorities.filter((other) => other !== one).map(setting))}
            >
              {t('time.remove')}
            </Button>
            <ErrorNote error={one.lastError} />
          </li>
        ))}
      </ul>
      {authorities.some(({ missing }) => missing > 0) && (
        <Button loading={ask.busy} data-testid="time-ask" onClick={() => void ask.run()}>
          {t('time.ask')}
        </Button>
      )}
      {authorities.length < 5 && (
        <form
          className="share"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <label className="whole" htmlFor={`${id}-name`}>
            {t('time.name')}
            <Input
              id={`${id}-name`}
              data-testid="time-name"
              value={name}
              maxLength={200}
              status={taken ? 'error' : ''}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <label className="whole" htmlFor={`${id}-url`}>
            {t('time.url')}
            <Input
              id={`${id}-url`}
              data-testid="time-url"
              value={url}
              maxLength={500}
              placeholder="https://…"
              onChange={(event) => setUrl(event.target.value)}
            />
          </label>
          <CertificateFile chosen={certificate} onChoose={setCertificate} />
          <p className="whole muted" role="status">
            {taken && t('time.taken')}
          </p>
          <Button htmlType="submit" disabled={!ready} loading={set.busy} data-testid="time-add">
            {t('time.add')}
          </Button>
        </form>
      )}
      <ErrorNote error={set.error} />
    </>
  );
}
