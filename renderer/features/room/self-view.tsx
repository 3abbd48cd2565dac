import { EyeInvisibleOutlined, RetweetOutlined, UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useRoom } from './room-session';
import { useSelfViewPlace } from './self-view-place';
import { VideoView } from './video-view';
import './self-view.css';

/** One's own small picture, in the corner where it hides least; it can be put away. */
export function SelfView() {
  const { t } = useTranslation('room');
  const { media, devices } = useRoom(useShallow(({ media, devices }) => ({ media, devices })));
  const { corner, shown, move, toggle } = useSelfViewPlace();
  if (!media || !devices) return null;
  const { track, on, error } = devices.camera;
  // An observer sends no picture and needs none.
  if (!track && !error) return null;
  if (!shown) {
    return (
      <button
        type="button"
        className={`self-view-show ${corner}`}
        aria-keyshortcuts="H"
        data-testid="self-view-show"
        onClick={toggle}
      >
        <UserOutlined aria-hidden /> {t('self.show')}
      </button>
    );
  }
  return (
    <div className={`self-view ${corner}`} data-testid="self-view" data-corner={corner}>
      <VideoView stream={media.shown} label={t('self.you')} testId="self-video">
        {!track && <p className="over small">{t('self.none')}</p>}
        {track && !on && <p className="over small">{t('self.off')}</p>}
        <span className="name">{t('self.you')}</span>
      </VideoView>
      <div className="self-view-buttons">
        <button
          type="button"
          title={`${t('self.move')} P`}
          aria-label={t('self.move')}
          aria-keyshortcuts="P"
          data-testid="self-view-move"
          onClick={move}
        >
          <RetweetOutlined aria-hidden />
        </button>
        <button
          type="button"
          title={`${t('self.hide')} H`}
          aria-label={t('self.hide')}
          aria-keyshortcuts="H"
          data-testid="self-view-hide"
          onClick={toggle}
        >
          <EyeInvisibleOutlined aria-hidden />
        </button>
      </div>
    </div>
  );
}
