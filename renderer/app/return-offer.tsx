import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from './action';
import { call } from './bridge';
import { useCaseList } from './case-list';
import { go } from './route';
import { useTimes } from './time';
import { ErrorNote } from '../ui/error-note';
import './return-offer.css';

/** An inspection is not gone back into the next day by one click: then the room's door is the better way. */
const FRESH_MS = 12 * 60 * 60_000;

/** After the app ended in the middle of a call: one click leads back into it. */
export function ReturnOffer() {
  const { t } = useTranslation('common');
  const times = useTimes();
  const { value: cases } = useCaseList();
  const [startedAt] = useState(() => Date.now());
  const found = cases?.find(
    ({ unfinishedCall }) => unfinishedCall && startedAt - Date.parse(unfinishedCall.since) < FRESH_MS,
  );
  const decline = useAction(async (id: string, session: string) => {
    const body = { session, reason: 'not-resumed' };
    await call('record.write', { case: id, fact: { type: 'call.left', body } });
  });
  if (!found?.unfinishedCall) return null;
  const { id, title, company, unfinishedCall } = found;
  return (
    <section className="return-offer" role="status" data-testid="return-offer">
      <p>
        <strong>{t('return.title', { time: times.clock(unfinishedCall.since) })}</strong>{' '}
        {title === '' ? company : title}
      </p>
      <ErrorNote error={decline.error} />
      <Button
        type="primary"
        data-testid="return-to-call"
        onClick={() => go({ screen: 'room', caseId: id, straightIn: true })}
      >
        {t('return.go')}
      </Button>
      <Button
        data-testid="return-decline"
        loading={decline.busy}
        onClick={() => void decline.run(id, unfinishedCall.session)}
      >
        {t('return.decline')}
      </Button>
    </section>
  );
}
