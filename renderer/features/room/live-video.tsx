import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CaseView } from '../../../shared/ipc/contract';
import { largeOf } from './camera/looked-at';
import { SharedStage } from './guide/shared-stage';
import { showsRemote } from './remote-picture';
import { useRoom, type PeerShown } from './room-session';

interface LiveVideoProps {
  view: CaseView;
  peer: PeerShown | undefined;
}

/** The company's picture, large; the lead points and draws on it, the others see where. */
export function LiveVideo({ view, peer }: LiveVideoProps) {
  const { t } = useTranslation('room');
  const { engine, large, mainOpen } = useRoom(
    useShallow((room) => ({
      engine: room.engine,
      large: largeOf(room),
      mainOpen: !room.cameras?.open.some(({ place, n }) => place === 'main' && n === null),
    })),
  );
  // A main camera that is lost says nothing about the other one, which is looked at.
  const trouble = stateText(peer, large === 'main' || mainOpen);
  return (
    <SharedStage
      view={view}
      stream={(large === 'second' ? peer?.second : peer?.stream) ?? null}
      label={t('badge.resolution')}
      testId="remote-video"
      onVideo={showsRemote}
      draws={view.me.part === 'lead'}
      onFirstFrame={() => peer && engine?.firstFrame(peer.fingerprint)}
    >
      {trouble && (
        <p className="over" role="status" data-testid="remote-state">
          {t(trouble)}
        </p>
      )}
      {peer?.state === 'connected' && !peer.media.microphone && <p className="corner">{t('peer.muted')}</p>}
    </SharedStage>
  );
}

function stateText(peer: PeerShown | undefined, byMain: boolean) {
  if (!peer) return 'peer.waiting.company';
  if (peer.state === 'connecting') return 'peer.connecting';
  if (peer.state === 'interrupted') return 'peer.interrupted';
  if (byMain && !peer.media.camera) return 'peer.camera-off';
  return null;
}
