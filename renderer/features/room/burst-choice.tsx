import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { isUsable } from '../../../shared/record/blockers';
import type { Still } from '../../../shared/record/state';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';
import { writeFact } from './room-facts';
import { Thumbnail } from './still-card';

/** The reason on the record of those that were not chosen; records are read in both languages. */
const NOT_KEPT = '连拍未选用 (burst, not kept)';

interface BurstChoiceProps {
  view: CaseView;
  still: Still;
  onDone: () => void;
}

/** The stills of a burst side by side: those that are kept stay in use, the others are set aside and stay on the record. */
export function BurstChoice({ view, still, onDone }: BurstChoiceProps) {
  const { t } = useTranslation('room');
  const [kept, setKept] = useState<readonly string[]>([still.id]);
  const { inspection } = view;
  const group = inspection.stills
    .map((one, index) => ({ one, number: index + 1 }))
    .filter(({ one }) => one.burst === still.burst && isUsable(inspection, one.id));
  const put = useAction(async () => {
    for (const { one } of group) {
      if (kept.includes(one.id)) continue;
      await writeFact(inspection.id, {
        type: 'still.set-aside',
        body: { still: one.id, reason: NOT_KEPT },
      });
    }
  });
  if (still.burst === null || group.length < 2) return null;
  const toggle = (id: string): void =>
    setKept((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <div className="burst-choice" data-testid="burst-choice">
      <p>{t('burst.choose')}</p>
      <div className="evidence-picker" role="group" aria-label={t('burst.choose')}>
        {group.map(({ one, number }) => (
          <button
            key={one.id}
            type="button"
            aria-pressed={kept.includes(one.id)}
            aria-label={t('still.number', { number })}
            data-testid={`keep-${one.id}`}
            onClick={() => toggle(one.id)}
          >
            <Thumbnail view={view} still={one} alt="" />
            <span className="mono">{number}</span>
          </button>
        ))}
      </div>
      <Button
        type="primary"
        data-testid="burst-keep"
        disabled={kept.length === 0 || kept.length === group.length}
        loading={put.busy}
        onClick={() => void put.run().then((done) => done && onDone())}
      >
        {t('burst.keep', { kept: kept.length, rest: group.length - kept.length })}
      </Button>
      <ErrorNote error={put.error} />
    </div>
  );
}
