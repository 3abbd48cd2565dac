import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DISPOSAL_LABELS,
  RESULT_LABELS,
  ROLE_LABELS,
  type Disposal,
  type Result,
} from '../../shared/customs/codes';
import { displayDeclaration } from '../../shared/customs/numbers/declaration';
import type { BundleReport } from '../../shared/bundle/verify/report';
import { useLanguage } from '../app/i18n';
import { Facts, Hash, Time } from './bits';
import { wordOf, type Word } from './facts';
import { Untrusted } from './untrusted';

const SIGNS: Readonly<Record<Word, string>> = {
  passed: 'm5 12.5 4.5 4.5L19 7.5',
  failed: 'M6 6l12 12M18 6 6 18',
  indeterminate: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.6v.4',
  'no-bundle': 'M6 12h12',
};

/** The answer: one word, one sentence, and what record it is about. */
export function Verdict({ name, report }: { name: string; report: BundleReport }) {
  const { t } = useTranslation('verify');
  const word = wordOf(report);
  const heading = useRef<HTMLHeadingElement>(null);
  // The answer is what somebody waited for: the keyboard and the screen reader are taken there.
  useEffect(() => heading.current?.focus(), [report]);
  const { indication, subIndication } = report;
  return (
    <section className={`v-verdict ${word}`} data-testid="verdict" data-verdict={word}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={SIGNS[word]} />
      </svg>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {t(`verdict.${word}`)}
        </h1>
        <p>{t(`verdict.${word}.about`)}</p>
        <Amended report={report} />
        {word !== 'no-bundle' && (
          <p className="mono v-indication">{[indication, subIndication].filter(Boolean).join(' / ')}</p>
        )}
      </div>
      <Summary name={name} report={report} />
    </section>
  );
}

/** What was added after the seal stands beside the answer: without it the record would be read wrongly. */
function Amended({ report: { summary } }: { report: BundleReport }) {
  const { t } = useTranslation('verify');
  const amendments = summary?.amendments ?? [];
  if (amendments.length === 0) return null;
  const open = amendments.filter(({ sealedAt }) => sealedAt === null).length;
  return (
    <div className="v-amended" data-testid="verdict-amended">
      <p>{t('verdict.amended', { count: amendments.length, open })}</p>
      <ul>
        {amendments.map(({ name, at, reason, text, sealedAt }, index) => (
          <li key={index}>
            <span className={sealedAt === null ? 'v-open' : 'v-tag'}>
              {t(sealedAt === null ? 'verdict.amendment.open' : 'verdict.amendment.sealed')}
            </span>{' '}
            <Time wall={at} /> <Untrusted text={name} />
            <p className="v-lines">
              <Untrusted text={`${reason}\n${text}`} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Summary({ name, report: { summary, checks, lasting } }: { name: string; report: BundleReport }) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  const label = (of: { zh: string; en?: string } | undefined): string =>
    (language === 'en' ? of?.en : of?.zh) ?? '';
  const { result = null, disposal = null, closing = null } = summary ?? {};
  const decided =
    result !== null && disposal !== null
      ? `${label(RESULT_LABELS[result as Result])} · ${label(DISPOSAL_LABELS[disposal as Disposal])}`
      : null;
  return (
    <Facts
      facts={[
        [t('fact.file'), <Untrusted key="f" text={name} />],
        [t('fact.declaration'), summary && <Untrusted text={displayDeclaration(summary.declaration)} />],
        [t('fact.company'), summary && <Untrusted text={summary.company} />],
        [t('fact.result'), decided],
        [t('fact.sealed'), summary?.sealedAt ? <Time wall={summary.sealedAt} /> : null],
        [t('lasting.until'), lasting && <Time wall={lasting.until} />],
        [t('fact.seal'), summary?.seal ? <Hash hex={summary.seal} /> : null],
        [t('fact.closing'), closing && <Closing closing={closing} />],
        [
          t('fact.checked'),
          t('checked', {
            events: checks.events,
            blobs: checks.blobs,
            signatures: checks.signatures,
            certificates: checks.certificates,
            bytes: checks.bytes.toLocaleString('en-US'),
          }),
        ],
      ]}
    />
  );
}

/** Whose word it is that nothing was left out. */
function Closing({ closing }: { closing: NonNullable<NonNullable<BundleReport['summary']>['closing']> }) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  const { part, name, at, events } = closing;
  return (
    <span data-testid="fact-closing">
      {part && ROLE_LABELS[part][language]} <Untrusted text={name} /> <Time wall={at} />{' '}
      {t('closing.events', { count: events })}
    </span>
  );
}
