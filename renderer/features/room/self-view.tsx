import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useRoom } from './room-session';
import { VideoView } from './video-view';

/** One's own small picture. */
export function SelfView() {
  const { t } = useTranslation('room');
  const { media, devices } = useRoom(useShallow(({ media, devices }) => ({ media, devices })));
  if (!media || !devices) return null;
  const { track, on, error } = devices.camera;
  // An observer sends no picture and needs none.
  if (!track && !error) return null;
  return (
    <div className="self-view">
      <VideoView stream={media.stream} label={t('self.you')} testId="self-video">
        {!track && <p className="over small">{t('self.none')}</p>}
        {track && !on && <p className="over small">{t('self.off')}</p>}
        <span className="name">{t('self.you')}</span>
      </VideoView>
    </div>
  );
}
