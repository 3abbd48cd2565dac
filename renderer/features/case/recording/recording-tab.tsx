import { Alert, Button, Empty, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORDING_ENDING_LABELS } from '../../../../shared/customs/codes';
import type { CaseView } from '../../../../shared/ipc/contract';
import type { RecordingHere } from '../../../../shared/ipc/recordings';
import { isRunning, keptBytes, keptMs } from '../../../../shared/record/recordings';
import type { Recording } from '../../../../shared/record/state';
import { useAction } from '../../../app/action';
import { call } from '../../../app/bridge';
import { useLanguage } from '../../../app/i18n';
import { useTimes } from '../../../app/time';
import { ErrorNote } from '../../../ui/error-note';
import { clockOf, mebibytes } from '../../../ui/lengths';
import { RecordingPlayer } from './recording-player';
import { useRecordingsHere } from './use-recordings-here';
import './recording.css';

/** The recordings of a case: what the record says of each, and the recording itself where it is on this machine. */
export function RecordingTab({ view }: { view: CaseView }) {
  const { t } = useTranslation('recording');
  const times = useTimes();
  const { recordings } = view.inspection;
  const [chosen, choose] = useState<string | null>(null);
  const { here, error, refresh } = useRecordingsHere(view.inspection);
  const shown = recordings.find(({ id }) => id === chosen) ?? recordings.at(-1);
  if (!shown) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('tab.none')} />;
  return (
    <div className="recording-tab">
      {recordings.length > 1 && (
        <Segmented
          value={shown.id}
          onChange={choose}
          data-testid="recording-pick"
          options={recordings.map(({ id, requested }, index) => ({
            value: id,
            label: t('tab.pick', { number: index + 1, time: times.minute(requested.wall) }),
          }))}
        />
      )}
      <ErrorNote error={error} onRetry={refresh} />
      {/* Another recording is another player, which begins at its beginning. */}
      <OneRecording key={shown.id} view={view} recording={shown} here={here} onRefresh={refresh} />
    </div>
  );
}

interface OneRecordingProps {
  view: CaseView;
  recording: Recording;
  /** Null until main has answered. */
  here: readonly RecordingHere[] | null;
  onRefresh: () => void;
}

function OneRecording({ view, recording, here, onRefresh }: OneRecordingProps) {
  const { t } = useTranslation('recording');
  const mine = here?.find((one) => one.recording === recording.id);
  const takes = mine?.takes.filter(({ segments }) => segments.length > 0) ?? [];
  const running = isRunning(recording);
  return (
    <>
      <Facts view={view} recording={recording} here={mine} />
      {running && <StillGoing view={view} recording={recording} onRefresh={onRefresh} />}
      {mine && takes.length > 0 && <RecordingPlayer view={view} recording={recording} here={mine} />}
      {here && !running && takes.length === 0 && (
        <Alert type="info" showIcon title={t(whyNothing(recording))} data-testid="recording-nothing" />
      )}
    </>
  );
}

function whyNothing({ answer, takes }: Recording) {
  if (!answer) return 'tab.waiting';
  if (!answer.consents) return 'tab.declined';
  return takes.some(({ kept }) => kept !== null) ? 'tab.elsewhere' : 'tab.empty';
}

function StillGoing({ view, recording, onRefresh }: Omit<OneRecordingProps, 'here'>) {
  const { t } = useTranslation('recording');
  const caseId = view.inspection.id;
  const stop = useAction(async () => {
    await call('recording.end', { case: caseId, recording: recording.id, reason: 'stopped' });
  });
  return (
    <Alert
      type="warning"
      showIcon
      title={t('tab.going')}
      description={<ErrorNote error={stop.error} />}
      action={
        <div className="acts">
          <Button size="small" onClick={onRefresh}>
            {t('tab.refresh')}
          </Button>
          {view.me.part === 'lead' && (
            <Button
              size="small"
              danger
              loading={stop.busy}
              data-testid="recording-tab-stop"
              onClick={() => void stop.run()}
            >
              {t('tab.stop')}
            </Button>
          )}
        </div>
      }
    />
  );
}

function Facts({
  view,
  recording,
  here,
}: {
  view: CaseView;
  recording: Recording;
  here: RecordingHere | undefined;
}) {
  const { t } = useTranslation('recording');
  const language = useLanguage();
  const times = useTimes();
  const { requested, answer, withdrawn, ended, takes } = recording;
  const nameOf = (author: string) =>
    view.inspection.participants.find(({ fingerprint }) => fingerprint === author)?.name ?? '—';
  const agrees = useMemo(() => here?.takes.every((take) => take.agrees), [here]);
  const facts: [string, string][] = [
    [t('tab.requested'), `${times.second(requested.wall)} ${nameOf(requested.author)}`],
  ];
  if (answer?.consents)
    facts.push([t('tab.consented'), `${times.second(answer.wall)} ${nameOf(answer.author)}`]);
  if (withdrawn) facts.push([t('tab.withdrawn'), times.second(withdrawn.wall)]);
  if (ended)
    facts.push([
      t('tab.ended'),
      `${times.second(ended.wall)} ${RECORDING_ENDING_LABELS[ended.reason][language]}`,
    ]);
  if (takes.length > 0)
    facts.push(
      [t('tab.length'), `${clockOf(keptMs(recording))} · ${t('tab.parts', { count: takes.length })}`],
      [t('tab.size'), mebibytes(keptBytes(recording))],
    );
  return (
    <dl className="recording-facts" data-testid="recording-facts" data-ended={ended?.reason ?? ''}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
      {takes.length > 0 && (
        <div
          className={agrees === false ? 'differs' : agrees ? 'agrees' : 'muted'}
          data-testid="recording-hashes"
          data-agrees={agrees}
        >
          <dt>{t('tab.keeper', { name: nameOf(requested.author) })}</dt>
          <dd>{agrees !== undefined && t(agrees ? 'tab.agrees' : 'tab.differs')}</dd>
        </div>
      )}
    </dl>
  );
}
