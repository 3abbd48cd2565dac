import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/ipc/contract';

const PHASE_COLOURS = { open: 'blue', signing: 'gold', sealed: 'green' } as const;

/** Where a case stands: its phase, or that it stands still. */
export function PhaseTag({ phase, standstill }: Pick<CaseSummary, 'phase' | 'standstill'>) {
  const { t } = useTranslation('desk');
  return (
    <Tag color={standstill ? 'orange' : PHASE_COLOURS[phase]} data-testid="phase-tag">
      {t(`phase.${standstill ?? phase}`)}
    </Tag>
  );
}
