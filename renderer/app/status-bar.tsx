import { Badge, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../shared/ipc/contract';
import { HubPopover } from '../features/hub/hub-popover';
import { TimePopover } from '../features/time/time-popover';
import { useCaseSyncs } from './case-syncs';
import { useRoute } from './route';
import { summarise } from './sync-words';
import { useTimes } from './time';

const BADGES = { synced: 'success', syncing: 'processing', offline: 'warning', failed: 'error' } as const;

/** Hub, sync and person, at the bottom of every screen of the desk. */
export function StatusBar({ status }: { status: AppStatus }) {
  const { t } = useTranslation('hub');
  return (
    <footer className="status-bar">
      <HubPopover />
      <TimePopover />
      <SyncState />
      <span className="spring" />
      <span data-testid="who-am-i">
        {status.people[0]?.name}
        {status.people[0]?.badge && <span className="mono"> {status.people[0].badge}</span>}
        {status.office !== null && ` · ${status.office}`}
      </span>
      <Tooltip title={t(`keeper.${status.keyKeeper}.about`)}>
        <span className="muted">{t(`keeper.${status.keyKeeper}`)}</span>
      </Tooltip>
      <span className="muted">{status.version}</span>
    </footer>
  );
}

/** The sync of the case that is open, or of all cases together. */
function SyncState() {
  const { t } = useTranslation('hub');
  const times = useTimes();
  const { route } = useRoute();
  const cases = useCaseSyncs();
  const caseId = 'caseId' in route ? route.caseId : null;
  const shown = (cases ?? []).filter(({ id }) => caseId === null || id === caseId);
  if (shown.length === 0) return <span data-testid="sync-state" data-state="none" />;
  const { word, unsent, missing, syncedAt } = summarise(shown.map(({ sync }) => sync));
  return (
    <span data-testid="sync-state" data-state={word} data-unsent={unsent} data-missing={missing}>
      <Badge status={BADGES[word]} /> {t(`sync.${word}`)}
      {unsent > 0 && ` · ${t('sync.unsent', { count: unsent })}`}
      {missing > 0 && ` · ${t('sync.missing', { count: missing })}`}
      {syncedAt !== null && ` · ${t('sync.at', { time: times.clock(syncedAt) })}`}
    </span>
  );
}
