import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/ipc/contract';

const COLOURS = {
  waiting: 'default',
  open: 'blue',
  suspended: 'orange',
  ended: 'orange',
  signing: 'gold',
  sealed: 'green',
} as const;

type Standing = Pick<CaseSummary, 'phase' | 'standstill' | 'begun'>;

/** Where a case stands: its phase, that it stands still, or that nothing has begun. */
export const standingOf = ({ phase, standstill, begun }: Standing): keyof typeof COLOURS =>
  standstill ?? (phase === 'open' && !begun ? 'waiting' : phase);

export function PhaseTag(summary: Standing) {
  const { t } = useTranslation('desk');
  const standing = standingOf(summary);
  return (
    <Tag color={COLOURS[standing]} data-testid="phase-tag">
      {t(`phase.${standing}`)}
    </Tag>
  );
}
