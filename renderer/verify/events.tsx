import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../shared/record/state';
import { Button } from '../ui/button';
import { Part } from './bits';
import { EventLine } from './event-line';
import type { EventRow } from './facts';
import { TableAction } from './table-action';

/** A record may have tens of thousands of events; as many more are shown at a time. */
const STEP = 200;

interface EventsProps {
  inspection: Inspection;
  rows: readonly EventRow[];
  /** The event that a reason leads to; a new object each time, so that the same one can be asked for again. */
  sought: { hash: string } | null;
}

/** Event by event: who, when, what, and by which rule one has no effect. */
export function Events({ inspection, rows, sought }: EventsProps) {
  const { t } = useTranslation('verify');
  const [only, setOnly] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const list = useRef<HTMLOListElement>(null);
  const left = useMemo(() => rows.filter(({ state }) => state !== 'valid'), [rows]);
  const at = sought ? rows.findIndex(({ event }) => event.hash === sought.hash) : -1;
  const shown = only && at < 0 ? left : rows;
  const count = Math.max(limit, at + 1);
  useEffect(() => {
    if (!sought) return;
    const line = list.current?.querySelector<HTMLDetailsElement>(`[data-event="${sought.hash}"]`);
    if (!line) return;
    line.open = true;
    line.querySelector('summary')?.focus();
    line.scrollIntoView({ block: 'center' });
  }, [sought]);
  return (
    <Part id="events" title={t('events.title', { count: rows.length })}>
      <p className="muted">{t('events.about')}</p>
      <TableAction inspection={inspection} rows={rows} />
      {left.length > 0 && (
        <label className="v-only">
          <input
            type="checkbox"
            checked={only}
            data-testid="events-only"
            onChange={(event) => setOnly(event.target.checked)}
          />
          {t('events.only', { count: left.length })}
        </label>
      )}
      <ol className="v-events" ref={list}>
        {shown.slice(0, count).map((row) => (
          <EventLine key={row.event.hash} row={row} inspection={inspection} />
        ))}
      </ol>
      {shown.length > count && (
        <Button data-testid="events-more" onClick={() => setLimit(count + STEP)}>
          {t('more', { count: shown.length - count })}
        </Button>
      )}
    </Part>
  );
}
