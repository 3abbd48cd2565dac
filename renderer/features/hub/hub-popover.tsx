import { Badge, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HubStatus } from '../../../shared/ipc/contract';
import { AuthorityCard } from '../../app/authority-card';
import { useHubStatus } from '../../app/hub-status';
import { useStatus } from '../../app/status';
import { ErrorNote } from '../../ui/error-note';
import { CallWait } from './call-wait';
import { HubAddress } from './hub-address';
import { ShareHub } from './share-hub';
import { TurnServers } from './turn-servers';
import './hub.css';

type Word = 'doubtful' | 'connected' | 'partly' | 'offline' | 'none';
const BADGES = {
  doubtful: 'error',
  connected: 'success',
  partly: 'warning',
  offline: 'warning',
  none: 'default',
} as const;

function wordOf({ hubs }: HubStatus): Word {
  // What a hub that answers is said to have done wrong must not hide behind a green light.
  if (hubs.some((hub) => hub.connected && hub.error)) return 'doubtful';
  const connected = hubs.filter((hub) => hub.connected).length;
  if (hubs.length === 0) return 'none';
  if (connected === hubs.length) return 'connected';
  return connected === 0 ? 'offline' : 'partly';
}

/** The hub in the status bar; a click shows where it listens and lets it be shared. */
export function HubPopover() {
  const { t } = useTranslation('hub');
  const { value, error } = useHubStatus();
  const word = value ? wordOf(value) : 'none';
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      getPopupContainer={(button) => button.parentElement ?? document.body}
      title={t('title')}
      content={
        <div className="hub-panel" data-testid="hub-panel">
          <ErrorNote error={error} />
          {value && <Hubs status={value} />}
        </div>
      }
    >
      <button type="button" className="hub-button" data-testid="hub-status" data-state={word}>
        <Badge status={BADGES[word]} /> {t(`status.${word}`)}
      </button>
    </Popover>
  );
}

function Hubs({ status }: { status: HubStatus }) {
  const { t } = useTranslation('hub');
  // Where the only hub is this app's own, the form below moves it, for everybody.
  const mayMove = !status.embedded || status.hubs.length > 1;
  const officer = useStatus(({ status: app }) => app?.people.some(({ roles }) => roles.includes('officer')));
  return (
    <>
      <ul>
        {status.hubs.map((hub) => (
          <li key={`${hub.name} ${hub.url}`}>
            <Badge status={hub.connected ? 'success' : 'warning'} /> <strong>{hub.name}</strong>{' '}
            <span className="mono muted">{hub.url}</span>{' '}
            <span className="muted">{t(hub.connected ? 'hub.connected' : 'hub.lost')}</span>
            <ErrorNote error={hub.error} />
            {!hub.connected && mayMove && <HubAddress hub={hub} />}
            <AuthorityCard hub={hub} />
          </li>
        ))}
      </ul>
      {status.hubs.some((hub) => !hub.connected) && <p className="muted">{t('offline.safe')}</p>}
      {status.embedded && <ShareHub status={status} />}
      {status.embedded && <TurnServers />}
      {officer && <CallWait />}
    </>
  );
}
