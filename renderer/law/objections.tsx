import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../shared/ipc/contract';
import { newObjections } from '../../shared/record/blockers';
import { ruleText } from '../../shared/record/rules';
import type { Objection } from '../../shared/record/state';
import { call } from '../app/bridge';
import { useLanguage } from '../app/i18n';
import { useTimes } from '../app/time';
import { frozen, objectionRule } from './course-rules';
import { FoldedForm } from './folded-form';
import './law.css';

/** The party's objections in full with the answers, for everybody; the party can raise one, the lead answers. */
export function Objections({ view }: { view: CaseView }) {
  const { t } = useTranslation('law');
  const { inspection, me } = view;
  const outside = new Set(newObjections(inspection).map(({ event }) => event));
  const mayObject = objectionRule(view) === null;
  if (inspection.objections.length === 0 && !mayObject) return null;
  return (
    <section className="law" data-testid="objections" data-count={inspection.objections.length}>
      <h2>{t('objections')}</h2>
      {inspection.objections.length > 0 && (
        <ul>
          {inspection.objections.map((objection) => (
            <One
              key={objection.event}
              view={view}
              objection={objection}
              outside={outside.has(objection.event)}
            />
          ))}
        </ul>
      )}
      {mayObject && (
        <FoldedForm
          id="objection"
          texts={{
            open: t('objection.open'),
            about: t(inspection.signOff ? 'objection.about.signing' : 'objection.about'),
            label: t('objection.text'),
            submit: t('objection.submit'),
          }}
          max={4000}
          act={(text) =>
            call('record.write', { case: inspection.id, fact: { type: 'objection.raised', body: { text } } })
          }
        />
      )}
      {me.part === 'representative' && inspection.objections.length === 0 && (
        <p className="dim">{t('objections.none')}</p>
      )}
    </section>
  );
}

interface OneProps {
  view: CaseView;
  objection: Objection;
  /** It came after the sign-off in force was put forward. */
  outside: boolean;
}

function One({ view, objection, outside }: OneProps) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const times = useTimes();
  const { inspection, me } = view;
  const { event, author, wall, text, answer } = objection;
  const nameOf = (who: string) =>
    inspection.participants.find(({ fingerprint }) => fingerprint === who)?.name ?? '—';
  const rule = frozen(inspection);
  return (
    <li data-testid="objection" data-outside={outside}>
      <span className="dim">{t('objection.by', { name: nameOf(author), time: times.minute(wall) })}</span>
      <p className="words">{text}</p>
      {outside && <span className="rule-against">{t('objection.outside')}</span>}
      {answer && (
        <div className="answer" data-testid="objection-answer">
          <span className="dim">
            {t('answer.by', { name: nameOf(answer.author), time: times.minute(answer.wall) })}
          </span>
          <p className="words">{answer.text}</p>
        </div>
      )}
      {me.part === 'lead' && rule !== 'seal.applied' && (
        <FoldedForm
          id="answer-objection"
          texts={{
            open: t(answer ? 'answer.again' : 'answer.open'),
            about: t('answer.about'),
            label: t('answer.text'),
            submit: t('answer.submit'),
          }}
          max={4000}
          against={rule && ruleText(rule, language)}
          act={(said) =>
            call('record.write', {
              case: inspection.id,
              fact: { type: 'objection.answered', body: { objection: event, text: said } },
            })
          }
        />
      )}
    </li>
  );
}
