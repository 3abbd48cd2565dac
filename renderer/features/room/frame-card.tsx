import { Image, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Frame } from '../../../shared/record/state';
import { useTimes } from '../../app/time';
import { blobUrl } from '../../ui/blob-url';

interface FrameProps {
  view: CaseView;
  frame: Frame;
  number: number;
}

/** A frame of the video in the strip: never to be taken for a still. */
export function FrameCard({ view, frame, number, onOpen }: FrameProps & { onOpen: () => void }) {
  const { t } = useTranslation('room');
  const name = t('frame.number', { number });
  return (
    <li className="still frame" data-testid={`frame-${frame.id}`}>
      <button type="button" aria-label={`${name}, ${t('frame.badge')}, ${t('still.open')}`} onClick={onOpen}>
        <FramePicture view={view} frame={frame} alt={name} />
        <span className="frame-badge">{t('frame.badge')}</span>
      </button>
      <span className="state">{name}</span>
    </li>
  );
}

/** The same in large, with what is known of it. */
export function FrameLightbox({ view, frame, number, onClose }: FrameProps & { onClose: () => void }) {
  const { t } = useTranslation('room');
  const times = useTimes();
  const { width, height, wall, delayMs, image } = frame;
  const name = t('frame.number', { number });
  return (
    <Modal open onCancel={onClose} footer={null} width={960} title={name}>
      <div className="lightbox" data-testid="frame-lightbox">
        <Image src={blobUrl(view.inspection.id, image.sha256)} alt={name} />
        <p className="frame-words">
          <span className="frame-badge">{t('frame.badge')}</span> {t('frame.means')}
        </p>
        <p className="mono soft">
          {width}×{height} · {times.second(wall)} ·{' '}
          {delayMs === null ? t('frame.delay.unknown') : t('frame.delay', { ms: delayMs })} ·{' '}
          {image.sha256.slice(0, 16)}…
        </p>
      </div>
    </Modal>
  );
}

function FramePicture({ view, frame, alt }: { view: CaseView; frame: Frame; alt: string }) {
  if (!view.present.includes(frame.image.sha256)) return <span className="no-picture" aria-hidden />;
  return <img src={blobUrl(view.inspection.id, frame.image.sha256, 320)} alt={alt} draggable={false} />;
}
