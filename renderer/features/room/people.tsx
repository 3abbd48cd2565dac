import { useTranslation } from 'react-i18next';
import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { CaseView } from '../../../shared/ipc/contract';
import { useLanguage } from '../../app/i18n';
import { useRoom, type PeerShown } from './room-session';
import { VideoView } from './video-view';

/** Who is in the call, with the faces of those who are not the main picture. */
export function People({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const peers = useRoom((room) => room.peers);
  return (
    <section className="room-people" aria-label={t('people.title')}>
      {peers.map((peer) => (
        <Person key={peer.fingerprint} view={view} peer={peer} face={peer.part !== 'representative'} />
      ))}
    </section>
  );
}

interface PersonProps {
  view: CaseView;
  peer: PeerShown;
  /** Whether this person's picture is shown here. */
  face: boolean;
}

export function Person({ view, peer, face }: PersonProps) {
  const { t } = useTranslation('room');
  const engine = useRoom((room) => room.engine);
  const language = useLanguage();
  const name =
    view.inspection.participants.find(({ fingerprint }) => fingerprint === peer.fingerprint)?.name ?? '';
  const part = peer.part ? ROLE_LABELS[peer.part][language] : '';
  const state = peer.state === 'connected' ? t(`quality.${peer.quality}`) : t(`peer.${peer.state}`);
  return (
    <div className="person" data-testid={`person-${peer.part ?? 'unknown'}`} data-state={peer.state}>
      {face && peer.stream && peer.media.camera && (
        <div className="face">
          <VideoView
            stream={peer.stream}
            label={name}
            testId={`video-${peer.part ?? 'unknown'}`}
            onFirstFrame={() => engine?.firstFrame(peer.fingerprint)}
          />
        </div>
      )}
      <div>
        <strong>{name}</strong> <span className="soft">{part}</span>
        <div className={`soft ${peer.quality}`}>
          {state}
          {peer.state === 'connected' && !peer.media.microphone && ` · ${t('peer.muted')}`}
        </div>
      </div>
    </div>
  );
}
