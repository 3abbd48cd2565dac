import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS } from '../../shared/customs/codes';
import { ruleText } from '../../shared/record/rules';
import type { Inspection } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { detailOf } from '../ui/event-words';
import { Facts, Hash, Time } from './bits';
import type { EventRow } from './facts';
import { Untrusted } from './untrusted';

/** One event in a line that unfolds to what was signed. */
export function EventLine({ row, inspection }: { row: EventRow; inspection: Inspection }) {
  const { t } = useTranslation(['verify', 'case']);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { event, author, state, rule } = row;
  const part = author?.part ?? null;
  return (
    <li className={state}>
      <details data-event={event.hash} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Time wall={event.wall} />
          <span>
            <Untrusted text={author?.name ?? event.author.slice(0, 16)} />{' '}
            {part && <span className="v-tag">{ROLE_LABELS[part][language]}</span>}
          </span>
          <span className="v-what">
            <strong>{t(`event.${event.type}`, { ns: 'case' })}</strong>{' '}
            <Untrusted text={detailOf(event, inspection, language)} />
          </span>
          <span className={state === 'valid' ? 'v-good' : 'v-bad'}>
            {rule === null
              ? t(`event.${state === 'valid' ? 'valid' : 'waiting'}`)
              : t('event.rejected', { rule: ruleText(rule, language) })}
          </span>
        </summary>
        {open && <Body row={row} />}
      </details>
    </li>
  );
}

function Body({ row: { event, path } }: { row: EventRow }) {
  const { t } = useTranslation('verify');
  return (
    <div className="v-body">
      <Facts
        facts={[
          [t('event.hash'), <Hash key="h" hex={event.hash} />],
          [t('event.author'), <Hash key="a" hex={event.author} />],
          [
            t('event.seq'),
            <span key="s" className="mono">
              {event.seq}
            </span>,
          ],
          [
            t('event.file'),
            <span key="f" className="mono">
              {path}
            </span>,
          ],
        ]}
      />
      <pre tabIndex={0} aria-label={t('event.body')}>
        <Untrusted text={JSON.stringify(event.body, null, 1)} />
      </pre>
    </div>
  );
}
