import { useEffect, useRef, type ReactNode } from 'react';

interface VideoViewProps {
  stream: MediaStream | null;
  label: string;
  testId: string;
  /** Called once for each stream, when its first frame is on the screen. */
  onFirstFrame?: () => void;
  /** Told the element, for marks that have to know where the picture is drawn. */
  onElement?: (video: HTMLVideoElement | null) => void;
  children?: ReactNode;
}

/**
 * A picture, always whole: what is cut off at the edge could be what matters. It is silent: voices are played apart
 * (`voices.ts`), so that they are heard on other screens too.
 */
export function VideoView({ stream, label, testId, onFirstFrame, onElement, children }: VideoViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const first = useRef(onFirstFrame);
  useEffect(() => {
    first.current = onFirstFrame;
  });
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    if (!stream) return;
    const handle = element.requestVideoFrameCallback(() => first.current?.());
    return () => element.cancelVideoFrameCallback(handle);
  }, [stream]);
  useEffect(() => {
    onElement?.(video.current);
    return () => onElement?.(null);
  }, [onElement]);
  return (
    <div className="video-view">
      <video ref={video} autoPlay playsInline muted aria-label={label} data-testid={testId} />
      {children}
    </div>
  );
}
