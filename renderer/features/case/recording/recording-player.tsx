import {
  PauseOutlined,
  CaretRightOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import type { RecordingHere } from '../../../../shared/ipc/recordings';
import type { Recording } from '../../../../shared/record/state';
import { ErrorNote } from '../../../ui/error-note';
import { clockOf } from '../../../ui/lengths';
import { ClipPanel } from './clip-panel';
import { happenings, spansOf } from './course';
import { HappeningList } from './happening-list';
import { usePlayback } from './use-playback';

const STEP_MS = 5000;

interface RecordingPlayerProps {
  view: CaseView;
  recording: Recording;
  here: RecordingHere;
}

/** A recording with what happened meanwhile beside it. */
export function RecordingPlayer({ view, recording, here }: RecordingPlayerProps) {
  const { t } = useTranslation('recording');
  const { inspection, timeline } = view;
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const spans = useMemo(() => spansOf(recording, here.takes), [recording, here]);
  const length = spans.at(-1)?.to ?? 0;
  const events = useMemo(
    () => happenings(inspection, timeline, recording, length),
    [inspection, timeline, recording, length],
  );
  const playback = usePlayback(video, inspection.id, recording.id, spans);
  const { at, playing, error, span, seek, toggle } = playback;
  const label = t(playing ? 'play.pause' : 'play.play');

  const onKey = (event: KeyboardEvent): void => {
    // A slider has its own arrows, and a button its own space bar.
    const own = event.target instanceof HTMLElement && event.target.matches('button, input');
    const step = { ArrowLeft: -STEP_MS, ArrowRight: STEP_MS }[event.key];
    if (step !== undefined && !(event.target instanceof HTMLInputElement)) seek(at + step);
    else if (event.key === ' ' && !own) toggle();
    else return;
    event.preventDefault();
  };

  return (
    <div className="recording-player" onKeyDown={onKey}>
      <div className="screen">
        <video
          ref={setVideo}
          playsInline
          tabIndex={0}
          aria-label={t('play.video')}
          aria-keyshortcuts="Space ArrowLeft ArrowRight"
          data-testid="recording-video"
          onClick={toggle}
        />
        <div className="line">
          <div className="spans" aria-hidden title={t('play.gap')}>
            {spans.map(({ take, from, to }) => (
              <span
                key={take.take}
                style={{ left: `${(100 * from) / length}%`, width: `${(100 * (to - from)) / length}%` }}
              />
            ))}
            {events.map(({ entry, at: place }) =>
              place >= 0 ? <i key={entry.hash} style={{ left: `${(100 * place) / length}%` }} /> : null,
            )}
          </div>
          <input
            type="range"
            min={0}
            max={Math.max(1, Math.floor(length))}
            step={1000}
            value={Math.floor(at)}
            aria-label={t('play.position')}
            aria-valuetext={clockOf(at)}
            data-testid="recording-position"
            onChange={({ target }) => seek(Number(target.value))}
          />
        </div>
        <div className="acts">
          <Button
            icon={<StepBackwardOutlined />}
            aria-label={t('play.back')}
            title={t('play.back')}
            onClick={() => seek(at - STEP_MS)}
          />
          <Button
            type="primary"
            icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
            aria-label={label}
            title={label}
            data-testid="recording-play"
            data-state={playing ? 'playing' : 'paused'}
            onClick={toggle}
          />
          <Button
            icon={<StepForwardOutlined />}
            aria-label={t('play.on')}
            title={t('play.on')}
            onClick={() => seek(at + STEP_MS)}
          />
          <span className="mono" data-testid="recording-clock">
            {clockOf(at)} / {clockOf(length)}
          </span>
          <span className="muted keys">{t('play.keys')}</span>
        </div>
        <ErrorNote error={error} />
        <ClipPanel caseId={inspection.id} recording={recording.id} span={span} at={at} />
      </div>
      <HappeningList events={events} inspection={inspection} at={at} onSeek={seek} />
    </div>
  );
}
