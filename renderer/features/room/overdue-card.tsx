import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { callLimit } from '../../app/call-limit';
import { useLive } from '../../app/live';
import { EndForm } from '../../law/end-form';
import { SuspendForm } from '../../law/suspend-form';
import { overdue } from './overdue';
import './overdue.css';

const LOOK_MS = 1000;

/** Past the office's limit: the lead decides whether to wait on, to suspend, or to go on site. */
export function OverdueCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const minutes = useLive(callLimit).value?.minutes ?? null;
  const [now, setNow] = useState(() => Date.now());
  const [form, setForm] = useState<'suspend' | 'on-site' | null>(null);
  /** Until when the lead waits on, and in which interruption. */
  const [waiting, setWaiting] = useState({ event: '', until: 0 });
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const found = minutes === null ? null : overdue(view, now, minutes);
  const waits = found?.event === waiting.event && now < waiting.until;
  // Somebody who is writing is not interrupted by the connection that comes back.
  if ((!found || waits) && form === null) return null;
  const why = t('overdue.why', { minutes: found?.minutes ?? minutes ?? 0 });
  const close = (): void => setForm(null);
  return (
    <section className="overdue law" role="alertdialog" aria-labelledby="overdue-title" data-testid="overdue">
      <h2 id="overdue-title">{found ? t('overdue.title', { minutes: found.minutes }) : t('overdue.back')}</h2>
      {form === null && <p>{t('overdue.about')}</p>}
      {form === null && found && (
        <div className="buttons">
          <Button
            type="primary"
            autoFocus
            data-testid="overdue-wait"
            onClick={() => setWaiting({ event: found.event, until: now + (minutes ?? 0) * 60_000 })}
          >
            {t('overdue.wait', { minutes: minutes ?? 0 })}
          </Button>
          <Button data-testid="overdue-suspend" onClick={() => setForm('suspend')}>
            {t('overdue.suspend')}
          </Button>
          <Button danger data-testid="overdue-on-site" onClick={() => setForm('on-site')}>
            {t('overdue.on-site')}
          </Button>
        </div>
      )}
      {form === 'suspend' && (
        <SuspendForm view={view} begin={{ reason: 'link', text: why }} onClose={close} />
      )}
      {form === 'on-site' && <EndForm view={view} begin={{ how: 'on-site', text: why }} onClose={close} />}
    </section>
  );
}
