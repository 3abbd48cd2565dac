import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { EXTENT_LABELS, ITEM_KIND_LABELS, MODE_LABELS } from '../../../shared/customs/codes';
import type { CaseView } from '../../../shared/ipc/contract';
import { isUsable } from '../../../shared/record/blockers';
import { useLanguage } from '../../app/i18n';

const ANSWER_COLOURS = { conforms: 'green', 'does-not-conform': 'red', 'not-applicable': 'default' } as const;

/** What is to be checked, and what was answered. */
export function InstructionTab({ view }: { view: CaseView }) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { inspection } = view;
  const { number, extent, mode, items } = inspection.case.instruction;
  return (
    <>
      <p className="muted">
        {t('instruction.head', {
          number,
          extent: EXTENT_LABELS[extent][language],
          mode: MODE_LABELS[mode][language],
        })}
      </p>
      <ol className="item-list">
        {items.map((item, index) => {
          const answer = inspection.items.find(({ id }) => id === item.id)?.answer ?? null;
          const have = inspection.stills.filter(
            (still) => still.item === item.id && isUsable(inspection, still.id),
          ).length;
          return (
            <li key={item.id} data-testid={`instruction-item-${item.id}`}>
              <span className="index">{index + 1}</span>
              <span>
                <strong>{item.title[language] ?? item.title.zh}</strong>{' '}
                <span className="muted">{ITEM_KIND_LABELS[item.kind][language]}</span>{' '}
                {view.phase === 'open' && inspection.currentItem === item.id && (
                  <Tag color="blue">{t('item.current')}</Tag>
                )}
              </span>
              <span className="state">
                <span className="muted">{t('item.stills', { have, needed: item.stills })}</span>{' '}
                {answer ? (
                  <Tag color={ANSWER_COLOURS[answer.answer]}>{t(`item.${answer.answer}`)}</Tag>
                ) : (
                  <Tag>{t('item.unanswered')}</Tag>
                )}
              </span>
              <span className="said muted">{item.requirement[language] ?? item.requirement.zh}</span>
              {answer && answer.text !== '' && <span className="said">{answer.text}</span>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
