import { SwapOutlined } from '@ant-design/icons';
import { VideoView } from '../video-view';

interface CameraInsetProps {
  stream: MediaStream | null;
  /** What pressing it does, or what it shows where it cannot be pressed. */
  label: string;
  name: string;
  onSwap?: () => void;
}

/** The picture of the camera that is not shown large; one press changes the two. */
export function CameraInset({ stream, label, name, onSwap }: CameraInsetProps) {
  const picture = (
    <VideoView stream={stream} label={label} testId="second-video">
      <span className="name">{name}</span>
    </VideoView>
  );
  if (!onSwap) return <div className="camera-inset">{picture}</div>;
  return (
    <div className="camera-inset">
      {picture}
      <button
        type="button"
        title={`${label} O`}
        aria-label={label}
        aria-keyshortcuts="S"
        data-testid="camera-swap"
        onClick={onSwap}
      >
        <SwapOutlined aria-hidden />
      </button>
    </div>
  );
}
