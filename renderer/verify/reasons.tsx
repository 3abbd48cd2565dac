import { useTranslation } from 'react-i18next';
import type { BundleReport, Reason } from '../../shared/bundle/verify/report';
import { useLanguage } from '../app/i18n';
import { Part } from './bits';
import { indicationOf } from './facts';
import { Untrusted } from './untrusted';

interface ReasonsProps {
  report: BundleReport;
  /** Events that are in the list below. */
  events: ReadonlySet<string>;
  onEvent: (hash: string) => void;
}

/** Why it does not pass, then what changes nothing but should be known. */
export function Reasons({ report, events, onEvent }: ReasonsProps) {
  const { t } = useTranslation('verify');
  const { reasons, notes } = report;
  return (
    <>
      {reasons.length > 0 && (
        <Part id="reasons" title={t('reasons.title', { count: reasons.length })}>
          <List reasons={reasons} events={events} onEvent={onEvent} />
        </Part>
      )}
      {notes.length > 0 && (
        <Part id="notes" title={t('notes.title', { count: notes.length })}>
          <List reasons={notes} events={events} onEvent={onEvent} />
        </Part>
      )}
    </>
  );
}

function List({ reasons, events, onEvent }: { reasons: Reason[] } & Omit<ReasonsProps, 'report'>) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  return (
    <ul className="v-reasons">
      {reasons.map((reason, index) => {
        const { code, file, event } = reason;
        return (
          <li key={index} data-code={code}>
            <p className="sentence">
              <Untrusted text={reason[language]} />
            </p>
            <div className="v-where">
              <span className="mono">{[code, indicationOf(reason)].filter(Boolean).join(' · ')}</span>
              {file !== undefined && (
                <span className="mono">
                  <Untrusted text={file} />
                </span>
              )}
              {event !== undefined &&
                (events.has(event) ? (
                  <button type="button" className="v-link" onClick={() => onEvent(event)}>
                    {t('reasons.event', { hash: event.slice(0, 16) })}
                  </button>
                ) : (
                  <span>{t('reasons.event', { hash: event.slice(0, 16) })}</span>
                ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
