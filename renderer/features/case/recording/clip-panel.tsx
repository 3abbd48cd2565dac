import { Alert, Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../../shared/ipc/contract';
import { useAction } from '../../../app/action';
import { call, on } from '../../../app/bridge';
import { CopyText } from '../../../ui/copy-text';
import { ErrorNote } from '../../../ui/error-note';
import { clockOf, mebibytes } from '../../../ui/lengths';
import type { Span } from './course';
import { lastKeyBefore, segmentAt } from './segments';

interface ClipPanelProps {
  caseId: string;
  recording: string;
  /** The take that is shown, and the place in the recording. */
  span: Span | null;
  at: number;
}

interface Mark {
  span: Span;
  /** Index of the segment. */
  index: number;
}

/** Beginning and end, snapped to segments, and the clip in a file of its own. */
export function ClipPanel({ caseId, recording, span, at }: ClipPanelProps) {
  const { t } = useTranslation('recording');
  const [from, setFrom] = useState<Mark | null>(null);
  const [to, setTo] = useState<Mark | null>(null);
  const [percent, setPercent] = useState(0);
  const [done, setDone] = useState<Outputs['recording.clip']>(null);
  const range = from && to && from.span === to.span && from.index <= to.index ? { from, to } : null;
  const save = useAction(async ({ from: first, to: last }: { from: Mark; to: Mark }) => {
    setPercent(0);
    setDone(null);
    const { take } = first.span.take;
    // The first segment of a take is 1: before it comes the opening.
    const numbers = { take, from: first.index + 1, to: last.index + 1 };
    setDone(await call('recording.clip', { case: caseId, recording, ...numbers }));
  });
  useEffect(
    () =>
      on('clip-progress', (step) => {
        if (step.case === caseId) setPercent(Math.floor((100 * step.done) / step.total));
      }),
    [caseId],
  );
  const segments = span?.take.segments ?? [];
  const here = span ? at - span.from : 0;
  const words = (): string => {
    if (range) return rangeWords(range);
    return t(from && to && from.span !== to.span ? 'clip.other-take' : 'clip.none');
  };
  const rangeWords = (chosen: { from: Mark; to: Mark }): string => {
    const all = chosen.from.span.take.segments.slice(chosen.from.index, chosen.to.index + 1);
    return t('clip.range', {
      take: chosen.from.span.take.take,
      from: clockOf(chosen.from.span.from + (all[0]?.fromMs ?? 0)),
      to: clockOf(chosen.from.span.from + (all.at(-1)?.toMs ?? 0)),
      size: mebibytes(all.reduce((sum, { size }) => sum + size, 0)),
    });
  };
  return (
    <section className="clip" aria-label={t('clip.title')}>
      <h3>{t('clip.title')}</h3>
      <p className="muted">{t('clip.about')}</p>
      <div className="acts">
        <Button
          disabled={!span}
          data-testid="clip-from"
          onClick={() => span && setFrom({ span, index: lastKeyBefore(segments, here) })}
        >
          {t('clip.from')}
        </Button>
        <Button
          disabled={!span}
          data-testid="clip-to"
          onClick={() => span && setTo({ span, index: segmentAt(segments, here) })}
        >
          {t('clip.to')}
        </Button>
        <span role="status" data-testid="clip-range">
          {words()}
        </span>
        {save.busy ? (
          <>
            <Progress percent={percent} size="small" aria-label={t('clip.progress', { percent })} />
            <Button onClick={() => void call('recording.clip-cancel', { case: caseId })}>
              {t('clip.cancel')}
            </Button>
          </>
        ) : (
          <Button
            type="primary"
            disabled={!range}
            data-testid="clip-save"
            onClick={() => range && void save.run(range)}
          >
            {t('clip.save')}
          </Button>
        )}
      </div>
      <ErrorNote error={save.error} />
      {done && !save.busy && (
        <Alert
          type="success"
          showIcon
          title={t('clip.done')}
          description={<CopyText text={done.path} testId="clip-path" />}
          data-testid="clip-done"
        />
      )}
    </section>
  );
}
