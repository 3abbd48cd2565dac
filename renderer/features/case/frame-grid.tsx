import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { useLanguage } from '../../app/i18n';
import { useTimes } from '../../app/time';
import { blobUrl } from '../../ui/blob-url';
import { CopyText } from '../../ui/copy-text';

/** Frames of the video, apart from the stills, which they never stand for. */
export function FrameGrid({ view }: { view: CaseView }) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const times = useTimes();
  const { frames, case: file, id: caseId } = view.inspection;
  if (frames.length === 0) return null;
  return (
    <section aria-label={t('frame.title', { count: frames.length })} data-testid="frames">
      <h3>{t('frame.title', { count: frames.length })}</h3>
      <p className="muted">{t('frame.about')}</p>
      <div className="still-grid">
        {frames.map(({ id, item, image, width, height, wall, delayMs }, index) => {
          const title = file.instruction.items.find((one) => one.id === item)?.title;
          const name = t('frame.number', { number: index + 1 });
          return (
            <div key={id} className="still-card frame" data-testid={`frame-${id}`}>
              <div className="picture">
                {view.present.includes(image.sha256) ? (
                  <Image alt={name} src={blobUrl(caseId, image.sha256)} />
                ) : (
                  <span>{t('still.not-here')}</span>
                )}
              </div>
              <strong>
                {name} <span className="frame-badge">{t('frame.badge')}</span>
              </strong>
              <span className="muted">{title?.[language] ?? title?.zh}</span>
              <span className="muted">
                {times.second(wall)} · {width}×{height} ·{' '}
                {delayMs === null ? t('frame.delay.unknown') : t('frame.delay', { ms: delayMs })}
              </span>
              <CopyText text={image.sha256} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
