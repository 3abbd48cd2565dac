import { PauseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { useTimes } from '../../../app/time';
import { blobUrl } from '../../../ui/blob-url';
import type { Surface } from './surface';

interface FrozenPictureProps {
  view: CaseView;
  frozen: NonNullable<Surface['frozen']>;
  onElement: (image: HTMLImageElement | null) => void;
}

/** The still that everybody looks at: the original as soon as it is here, with the digits by which two people can compare. */
export function FrozenPicture({ view, frozen: { still, number }, onElement }: FrozenPictureProps) {
  const { t } = useTranslation('room');
  const times = useTimes();
  const { original, thumbnail, wall } = still.captured;
  const whole = view.present.includes(original.sha256);
  return (
    <div
      className="frozen-picture"
      data-testid="frozen"
      data-still={still.id}
      data-sha256={original.sha256}
      data-whole={whole}
    >
      <img
        ref={onElement}
        src={blobUrl(view.inspection.id, (whole ? original : thumbnail).sha256)}
        alt={t('still.number', { number })}
        draggable={false}
      />
      <p className="frozen-badge" role="status">
        <PauseCircleFilled aria-hidden /> <strong>{t('freeze.badge')}</strong> {t('still.number', { number })}{' '}
        <span className="mono">
          · {times.clock(wall)} · {original.sha256.slice(0, 12)}
        </span>
      </p>
    </div>
  );
}
