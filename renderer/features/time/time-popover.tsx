import { Badge, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimeStatus } from '../../../shared/ipc/contract';
import { call, on } from '../../app/bridge';
import { createLive, useLive } from '../../app/live';
import { ErrorNote } from '../../ui/error-note';
import { ParallelSuite } from './parallel-suite';
import { TimeAuthorities } from './time-authorities';

const timeStatus = createLive<TimeStatus>(
  () => call('time.status'),
  (refresh) => {
    const stops = [on('time-changed', refresh), on('case-changed', refresh)];
    return () => stops.forEach((stop) => stop());
  },
);

type Word = 'none' | 'complete' | 'missing' | 'failing';
const BADGES = { none: 'default', complete: 'success', missing: 'processing', failing: 'warning' } as const;

function wordOf({ authorities }: TimeStatus): Word {
  if (authorities.length === 0) return 'none';
  if (authorities.every(({ missing }) => missing === 0)) return 'complete';
  return authorities.some(({ lastError }) => lastError !== null) ? 'failing' : 'missing';
}

/** Timestamps in the status bar: whether signatures and seals have theirs; a click shows and sets the authorities. */
export function TimePopover() {
  const { t } = useTranslation('hub');
  const { value, error } = useLive(timeStatus);
  const word = value ? wordOf(value) : 'none';
  const missing = (value?.authorities ?? []).reduce((sum, one) => sum + one.missing, 0);
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      getPopupContainer={(button) => button.parentElement ?? document.body}
      title={t('time.title')}
      content={
        <div className="hub-panel" data-testid="time-panel">
          <p className="muted">{t('time.about')}</p>
          <ErrorNote error={error} />
          {value && <TimeAuthorities status={value} onChange={() => void timeStatus.refresh()} />}
          <ParallelSuite />
        </div>
      }
    >
      <button type="button" className="hub-button" data-testid="time-status" data-state={word}>
        <Badge status={BADGES[word]} /> {t(`time.${word}`, { count: missing })}
      </button>
    </Popover>
  );
}
