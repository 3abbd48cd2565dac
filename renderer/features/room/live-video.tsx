import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { largeOf } from './camera/looked-at';
import { PointerLayer } from './pointer-layer';
import { useRoom, type PeerShown } from './room-session';
import { VideoView } from './video-view';

/** The company's picture, large; the lead points on it, the others see where. */
export function LiveVideo({ peer, mayPoint }: { peer: PeerShown | undefined; mayPoint: boolean }) {
  const { t } = useTranslation('room');
  const { engine, pointer, large, mainOpen } = useRoom(
    useShallow((room) => ({
      engine: room.engine,
      pointer: room.pointer,
      large: largeOf(room),
      mainOpen: !room.cameras?.open.some(({ place, n }) => place === 'main' && n === null),
    })),
  );
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  // A main camera that is lost says nothing about the other one, which is looked at.
  const trouble = stateText(peer, large === 'main' || mainOpen);
  return (
    <VideoView
      stream={(large === 'second' ? peer?.second : peer?.stream) ?? null}
      label={t('badge.resolution')}
      testId="remote-video"
      onElement={setVideo}
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

function stateText(peer: PeerShown | undefined, byMain: boolean) {
  if (!peer) return 'peer.waiting.company';
  if (peer.state === 'connecting') return 'peer.connecting';
  if (peer.state === 'interrupted') return 'peer.interrupted';
  if (byMain && !peer.media.camera) return 'peer.camera-off';
  return null;
}
