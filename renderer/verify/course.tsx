import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ENDING_LABELS, ROLE_LABELS, SUSPENSION_REASON_LABELS } from '../../shared/customs/codes';
import type { Inspection, Stamp } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { Part, Time } from './bits';
import { nameOf } from './facts';
import { Untrusted } from './untrusted';

/** What the law wants to be seen at once: objections, suspensions, an early end, what was added after the seal. */
export function Course({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  const { objections, suspensions, ending, amendments, participants } = inspection;
  const line = (what: string, stamp: Stamp, text: string, more: ReactNode = null) => (
    <li key={stamp.event}>
      <p>
        <strong>{what}</strong> <Time wall={stamp.wall} />{' '}
        <Untrusted text={nameOf(participants, stamp.author)} />
      </p>
      <p className="v-lines">
        <Untrusted text={text} />
      </p>
      {more}
    </li>
  );
  const followed = (what: string, stamp: Stamp, text: string) => (
    <ul className="v-said">{line(what, stamp, text)}</ul>
  );
  const lines = [
    ...suspensions.map((one) =>
      line(
        t('course.suspended'),
        one,
        [SUSPENSION_REASON_LABELS[one.reason][language], one.text].filter(Boolean).join(' · '),
        one.resumed && followed(t('course.resumed'), one.resumed, one.resumed.text),
      ),
    ),
    ...(ending ? [line(ENDING_LABELS[ending.how][language] ?? '', ending, ending.reason)] : []),
    ...objections.map((one) =>
      line(
        t('course.objection'),
        one,
        one.text,
        one.answer ? (
          followed(t('course.answer'), one.answer, one.answer.text)
        ) : (
          <p className="v-open">{t('course.unanswered')}</p>
        ),
      ),
    ),
    ...amendments.map((one) =>
      line(
        t('course.amendment'),
        one,
        `${one.reason}\n${one.text}`,
        <>
          {one.confirmed.map((by) => (
            <div key={by.event}>
              {followed(t('course.confirmed', { part: ROLE_LABELS[by.part][language] ?? '' }), by, by.remark)}
            </div>
          ))}
          {one.seal ? (
            followed(t('course.amendment.sealed'), one.seal, one.seal.root)
          ) : (
            <p className="v-open">{t('course.amendment.open')}</p>
          )}
        </>,
      ),
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <Part id="course" title={t('course.title')}>
      <ul className="v-signers">{lines}</ul>
    </Part>
  );
}
