import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';

interface ReasonPanelProps {
  /** Begins every test id of the panel: `refuse` gives `refuse-open`, `refuse-reason`, `refuse-submit`. */
  id: 'refuse' | 'reopen';
  open: string;
  act: (reason: string) => Promise<unknown>;
}

/** Something with consequences that needs a reason: folded away until it is asked for. */
export function ReasonPanel({ id, open, act }: ReasonPanelProps) {
  const { t } = useTranslation('signOff');
  const [reason, setReason] = useState<string | null>(null);
  const run = useAction(act);
  if (reason === null) {
    return (
      <Button type="text" danger={id === 'refuse'} data-testid={`${id}-open`} onClick={() => setReason('')}>
        {open}
      </Button>
    );
  }
  return (
    <section className="panel act">
      <p className="muted">{t(`${id}.about`)}</p>
      <label>
        {t(`${id}.reason`)}
        <Input.TextArea
          autoFocus
          value={reason}
          maxLength={200}
          rows={2}
          className="grows"
          data-testid={`${id}-reason`}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <ErrorNote error={run.error} />
      <div className="buttons">
        <Button
          danger
          type="primary"
          disabled={reason.trim() === ''}
          loading={run.busy}
          data-testid={`${id}-submit`}
          onClick={() => void run.run(reason.trim())}
        >
          {t(`${id}.submit`)}
        </Button>
        <Button data-testid={`${id}-cancel`} onClick={() => setReason(null)}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </section>
  );
}
