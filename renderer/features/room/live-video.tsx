import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { PointerLayer } from './pointer-layer';
import { showsRemote } from './remote-picture';
import { useRoom, type PeerShown } from './room-session';
import { VideoView } from './video-view';

/** The company's picture, large; the lead points on it, the others see where. */
export function LiveVideo({ peer, mayPoint }: { peer: PeerShown | undefined; mayPoint: boolean }) {
  const { t } = useTranslation('room');
  const { engine, pointer } = useRoom(useShallow(({ engine, pointer }) => ({ engine, pointer })));
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const trouble = stateText(peer);
  const onElement = useCallback((element: HTMLVideoElement | null) => {
    setVideo(element);
    showsRemote(element);
  }, []);
  return (
    <VideoView
      stream={peer?.stream ?? null}
      label={t('badge.resolution')}
      testId="remote-video"
      onElement={onElement}
      onFirstFrame={() => peer && engine?.firstFrame(peer.fingerprint)}
    >
      <PointerLayer
        video={video}
        at={mayPoint ? null : pointer}
        label={t('company.mark')}
        onPoint={mayPoint ? (at) => engine?.point(at) : undefined}
      />
      {trouble && (
        <p className="over" role="status" data-testid="remote-state">
          {t(trouble)}
        </p>
      )}
      {peer?.state === 'connected' && !peer.media.microphone && <p className="corner">{t('peer.muted')}</p>}
    </VideoView>
  );
}

function stateText(peer: PeerShown | undefined) {
  if (!peer) return 'peer.waiting.company';
  if (peer.state === 'connecting') return 'peer.connecting';
  if (peer.state === 'interrupted') return 'peer.interrupted';
  if (!peer.media.camera) return 'peer.camera-off';
  return null;
}
