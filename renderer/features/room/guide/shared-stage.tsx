import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { VideoView } from '../video-view';
import { FrozenPicture } from './frozen-picture';
import { StageLayer } from './stage-layer';
import { useSurface } from './use-surface';
import '../../../ui/marks/marks.css';
import './stage.css';

interface SharedStageProps {
  view: CaseView;
  stream: MediaStream | null;
  label: string;
  testId: string;
  /** Whether this person points and draws. */
  draws: boolean;
  onFirstFrame?: () => void;
  /** Told the element of the live picture; must stay the same function. */
  onVideo?: (video: HTMLVideoElement | null) => void;
  /** What lies over the live picture. */
  children: ReactNode;
}

/** The picture that everybody looks at: live, or a still that is frozen with the live picture small beside it. */
export function SharedStage(props: SharedStageProps) {
  const { view, stream, label, testId, draws, onFirstFrame, onVideo, children } = props;
  const { t } = useTranslation('room');
  const surface = useSurface(view);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const { frozen, freezing } = surface;
  const onElement = useCallback(
    (element: HTMLVideoElement | null) => {
      setVideo(element);
      onVideo?.(element);
    },
    [onVideo],
  );
  return (
    <div className={frozen ? 'shared-stage frozen' : 'shared-stage'}>
      <VideoView
        stream={stream}
        label={label}
        testId={testId}
        onElement={onElement}
        onFirstFrame={onFirstFrame}
      >
        {children}
      </VideoView>
      {frozen && <FrozenPicture view={view} frozen={frozen} onElement={setImage} />}
      {freezing && (
        <p className="frozen-badge" role="status">
          {t('freeze.pending')}
        </p>
      )}
      <StageLayer view={view} surface={surface} element={frozen ? image : video} draws={draws} />
    </div>
  );
}
