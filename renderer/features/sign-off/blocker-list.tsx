import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Blocker } from '../../../shared/record/blockers';
import { RULES, ruleText, type RuleId } from '../../../shared/record/rules';
import { useLanguage } from '../../app/i18n';
import { go, type Route } from '../../app/route';

const INVITED: ReadonlySet<RuleId> = new Set(['party.missing', 'witness.missing', 'officer.second-missing']);

/** Where a blocker is mended; null where that is on this screen. */
function placeOf({ rule, where }: Blocker, caseId: string): Route | null {
  switch (where.kind) {
    case 'item':
    case 'container':
    case 'line':
      return { screen: 'room', caseId, focus: where };
    case 'still':
      return { screen: 'case', caseId, tab: 'evidence' };
    case 'course':
      return { screen: 'case', caseId, tab: 'course' };
    case 'recording':
      return { screen: 'case', caseId, tab: 'recording' };
    case 'challenge':
      return { screen: 'room', caseId };
    case 'record':
      return { screen: 'case', caseId, tab: 'record' };
    case 'signatures':
      // Whoever has to sign first has to be there: people are invited on the case's screen.
      return INVITED.has(rule) ? { screen: 'case', caseId } : null;
    case 'result':
      return null;
  }
}

/**
 * What is missing before it is put forward, or before it is sealed: each with its rule's text, what the rule rests on, and
 * the way to where it is mended.
 */
export function BlockerList({ view, before = 'signing' }: { view: CaseView; before?: 'signing' | 'seal' }) {
  const { t } = useTranslation('signOff');
  const language = useLanguage();
  const blockers = before === 'seal' ? view.sealBlockers : view.contentBlockers;
  if (blockers.length === 0 && before === 'seal') return null;
  if (blockers.length === 0) return <p className="all-there">{t('blockers.none')}</p>;
  return (
    <section
      className="panel attention"
      data-testid={before === 'seal' ? 'seal-blockers' : 'blockers'}
      data-count={blockers.length}
    >
      <h2>{t(before === 'seal' ? 'blockers.seal' : 'blockers.title')}</h2>
      <ul className="blockers">
        {blockers.map((blocker, index) => {
          const { rule, params, where } = blocker;
          const place = placeOf(blocker, view.inspection.id);
          return (
            <li key={index} data-rule={rule}>
              <span className="sentence">
                {ruleText(rule, language, named(params, view, where, language))}
                <small className="muted">{RULES[rule].source[language]}</small>
              </span>
              {place && (
                <Button size="small" type="link" data-testid={`blocker-${index}`} onClick={() => go(place)}>
                  {t('blockers.mend')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The blocker's own parameters name an item in Chinese; the reader's language is put in its place. */
function named(
  params: Blocker['params'],
  { inspection }: CaseView,
  where: Blocker['where'],
  language: 'zh' | 'en',
): Blocker['params'] {
  if (where.kind !== 'item') return params;
  const title = inspection.case.instruction.items.find(({ id }) => id === where.id)?.title;
  return { ...params, item: title?.[language] ?? title?.zh ?? where.id };
}
