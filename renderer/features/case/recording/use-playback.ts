import { useCallback, useEffect, useRef, useState } from 'react';
import { toAppError, type AppError } from '../../../../shared/errors';
import { call } from '../../../app/bridge';
import { spanAt, type Span } from './course';
import { TakeFeed } from './take-feed';

export interface Playback {
  /** Milliseconds from the beginning of the recording. */
  at: number;
  playing: boolean;
  error: AppError | null;
  span: Span | null;
  seek: (at: number) => void;
  toggle: () => void;
}

/** Plays the takes of a recording one after the other in a video element; places between takes lead to the next one. */
export function usePlayback(
  video: HTMLVideoElement | null,
  caseId: string,
  recording: string,
  spans: readonly Span[],
): Playback {
  const [span, setSpan] = useState<Span | null>(spans[0] ?? null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [failure, setFailure] = useState<{ of: Span; error: AppError } | null>(null);
  const feed = useRef<TakeFeed | null>(null);
  /** Where to begin in a take that is loaded anew, in milliseconds of it, and whether to play. */
  const entry = useRef({ ms: 0, play: false });

  const seek = useCallback(
    (to: number): void => {
      const target = spanAt(spans, to) ?? spans.at(-1);
      if (!video || !target) return;
      const ms = Math.min(Math.max(0, to - target.from), target.to - target.from);
      setAt(target.from + ms);
      if (target === span) feed.current?.goTo(ms);
      else {
        entry.current = { ms, play: !video.paused || video.ended };
        setSpan(target);
      }
    },
    [spans, span, video],
  );

  useEffect(() => {
    if (!video || !span) return;
    const { segments, take } = span.take;
    const opened = new TakeFeed({
      video,
      segments,
      read: (n) => call('recording.read', { case: caseId, recording, take, n }),
      failed: (thrown) => setFailure({ of: span, error: toAppError(thrown) }),
      begin: entry.current,
    });
    feed.current = opened;
    return () => opened.close();
  }, [video, span, caseId, recording]);

  useEffect(() => {
    if (!video || !span) return;
    const tell = (): void => setAt(span.from + video.currentTime * 1000);
    const state = (): void => setPlaying(!video.paused && !video.ended);
    const onEnded = (): void => {
      state();
      const next = spans[spans.indexOf(span) + 1];
      if (!next) return;
      entry.current = { ms: 0, play: true };
      setSpan(next);
    };
    const listeners = { timeupdate: tell, seeked: tell, play: state, pause: state, ended: onEnded };
    for (const [name, listener] of Object.entries(listeners)) video.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) video.removeEventListener(name, listener);
    };
  }, [video, span, spans]);

  const toggle = useCallback((): void => {
    if (!video) return;
    if (!video.paused && !video.ended) video.pause();
    // A place that cannot be loaded is told by the feed.
    else void video.play().catch(() => undefined);
  }, [video]);

  return { at, playing, error: failure?.of === span ? failure.error : null, span, seek, toggle };
}
