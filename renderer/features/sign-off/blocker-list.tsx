import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Blocker } from '../../../shared/record/blockers';
import { RULES, ruleText } from '../../../shared/record/rules';
import { useLanguage } from '../../app/i18n';
import { go, type Route } from '../../app/route';

/** Where a blocker is mended; null where that is on this screen. */
function placeOf(where: Blocker['where'], caseId: string): Route | null {
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
    case 'result':
    case 'signatures':
      return null;
  }
}

/** What is missing, first of all, each with its rule's text and the way to where it is mended. */
export function BlockerList({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const language = useLanguage();
  const blockers = view.contentBlockers;
  if (blockers.length === 0) return <p className="all-there">{t('blockers.none')}</p>;
  return (
    <section className="panel attention" data-testid="blockers" data-count={blockers.length}>
      <h2>{t('blockers.title')}</h2>
      <ul className="blockers">
        {blockers.map(({ rule, params, where }, index) => {
          const place = placeOf(where, view.inspection.id);
          return (
            <li key={index} data-rule={rule} title={RULES[rule].source}>
              <span className="sentence">
                {ruleText(rule, language, named(params, view, where, language))}
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
