import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { errorText } from '../../../shared/messages';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Still } from '../../../shared/record/state';
import { useLanguage } from '../../app/i18n';
import { blobUrl } from '../../ui/blob-url';
import { RetakeButton } from './retake';
import { useRoom } from './room-session';
import { stillLife, type StillLife } from './still-life';
import { adviceOn, StillLinksAndAdvice } from './still-links';

interface StillCardProps {
  view: CaseView;
  still: Still;
  number: number;
  /** Number of the earlier still that is the same picture. */
  same: number | undefined;
  mayRetake: boolean;
  onOpen: () => void;
}

/** One still: its small picture as soon as it is here, and where the original is on its way. */
export function StillCard({ view, still, number, same, mayRetake, onOpen }: StillCardProps) {
  const { t } = useTranslation('room');
  const language = useLanguage();
  const room = useRoom(useShallow(({ steps, arrived }) => ({ steps, arrived })));
  const life = stillLife(still, view, room);
  const words = useLifeWords()(life);
  const title = life.at === 'failed' ? errorText({ code: life.code, params: {} }, language) : words;
  const name = t('still.number', { number });
  return (
    <li
      className={`still ${life.at}`}
      data-testid={`still-${still.id}`}
      data-state={life.at}
      data-item={still.item}
    >
      <button
        type="button"
        disabled={!still.captured}
        aria-label={`${name}, ${words}, ${t('still.open')}`}
        onClick={onOpen}
      >
        <Thumbnail view={view} still={still} alt={name} />
      </button>
      <span className="state" data-testid="still-state" title={title}>
        <span className="mono">{number}</span> {words}
      </span>
      {same !== undefined && (
        <span className="same" data-testid="still-same">
          {t('still.same', { number: same })}
        </span>
      )}
      <StillLinksAndAdvice view={view} still={still} />
      {mayRetake && adviceOn(still).length > 0 && <RetakeButton still={still} />}
      {life.at === 'arriving' && life.part < 1 && <progress max={1} value={life.part} aria-label={words} />}
    </li>
  );
}

export function Thumbnail({ view, still, alt }: { view: CaseView; still: Still; alt: string }) {
  const here = still.captured && view.present.includes(still.captured.thumbnail.sha256);
  if (!still.captured || !here) return <span className="no-picture" aria-hidden />;
  return (
    <img src={blobUrl(view.inspection.id, still.captured.thumbnail.sha256)} alt={alt} draggable={false} />
  );
}

function useLifeWords(): (life: StillLife) => string {
  const { t } = useTranslation('room');
  return (life) => {
    switch (life.at) {
      case 'arriving':
        return life.part < 1
          ? t('still.arriving', { percent: Math.floor(100 * life.part) })
          : t('still.checking');
      case 'verified':
        return `${t('still.verified')} ✓`;
      default:
        return t(`still.${life.at}`);
    }
  };
}
