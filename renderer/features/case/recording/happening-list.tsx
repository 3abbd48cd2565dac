import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../../shared/record/state';
import { useLanguage } from '../../../app/i18n';
import { detailOf } from '../../../ui/event-words';
import { clockOf } from '../../../ui/lengths';
import type { Happening } from './course';

interface HappeningListProps {
  events: readonly Happening[];
  inspection: Inspection;
  /** The place that is shown. */
  at: number;
  onSeek: (at: number) => void;
}

/** What happened while it was recorded; the latest at the place that is shown is marked, and each leads to its own. */
export function HappeningList({ events, inspection, at, onSeek }: HappeningListProps) {
  const { t } = useTranslation(['case', 'recording']);
  const language = useLanguage();
  // Half a second more: the place of an event is only as exact as two clocks.
  const current = events.findLast((event) => event.at <= at + 500)?.entry.hash;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (!item || !list.current) return;
    // Only the list moves, not the page around it.
    list.current.scrollTop = item.offsetTop - list.current.clientHeight / 2;
  }, [current]);
  return (
    <section className="happenings" aria-label={t('play.events', { ns: 'recording' })}>
      <h3>{t('play.events', { ns: 'recording' })}</h3>
      {events.length === 0 && <p className="muted">{t('play.events.none', { ns: 'recording' })}</p>}
      <ol ref={list}>
        {events.map(({ entry, at: place }) => (
          <li key={entry.hash} aria-current={entry.hash === current || undefined}>
            <button
              type="button"
              data-testid={`happening-${entry.type}`}
              onClick={() => onSeek(Math.max(0, place))}
            >
              <span className="mono">{place < 0 ? '—' : clockOf(place)}</span>
              <span>
                <strong>{t(`event.${entry.type}`)}</strong> {entry.name}
                <small>{detailOf(entry, inspection, language)}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
