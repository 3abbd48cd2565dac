import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubStatus } from '../../shared/ipc/contract';
import { groupHex } from '../report/format';
import { copyText } from '../ui/copy';
import { ErrorNote } from '../ui/error-note';
import { useAction } from './action';
import { call } from './bridge';
import './authority-card.css';

/** An office's authority as others need it to trust a bundle: digits to compare, and the certificate as a file. */
export function AuthorityCard({ hub }: { hub: HubStatus['hubs'][number] }) {
  const { t } = useTranslation(['hub', 'common']);
  const { authority } = hub;
  const [copied, setCopied] = useState<boolean | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const save = useAction(async (input: { authority: string }) => {
    const saved = await call('export.authority', input);
    if (saved) setPath(saved.path);
  });
  return (
    <section className="authority-card" aria-label={t('authority.title')} data-testid="authority-card">
      <strong>{t('authority.title')}</strong>
      <p className="mono digits" data-testid="authority-digits" data-value={authority}>
        {groupHex(authority)}
      </p>
      <p className="muted">{t('authority.about')}</p>
      <div className="acts">
        <Button
          size="small"
          data-testid="authority-copy"
          onClick={() => void copyText(authority).then(setCopied)}
        >
          {t('authority.copy')}
        </Button>
        <Button
          size="small"
          loading={save.busy}
          data-testid="authority-save"
          onClick={() => void save.run({ authority })}
        >
          {t('authority.save')}
        </Button>
        <span role="status" className="muted" data-testid="authority-done">
          {copied !== null && t(copied ? 'common:copy.done' : 'common:copy.refused')}
          {copied !== null && path !== null && ' · '}
          {path !== null && t('authority.saved', { path })}
        </span>
      </div>
      <ErrorNote error={save.error} />
    </section>
  );
}
