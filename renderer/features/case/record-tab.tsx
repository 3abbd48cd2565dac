import { Alert, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, TimelineEntry } from '../../../shared/ipc/contract';
import { contradicts } from '../../../shared/record/clock';
import { ruleText } from '../../../shared/record/rules';
import { useLanguage } from '../../app/i18n';
import { useTimes } from '../../app/time';
import { CopyText } from '../../ui/copy-text';
import { detailOf } from '../../ui/event-words';

/** The log as it is: every event with its author, its signature's state and, where it has no effect, the rule. */
export function RecordTab({ view }: { view: CaseView }) {
  const { t } = useTranslation(['case', 'desk']);
  const language = useLanguage();
  const times = useTimes();
  const [shown, setShown] = useState<'all' | 'rejected'>('all');
  const { inspection, timeline } = view;
  const rejected = timeline.filter((entry) => entry.rejected !== null);
  const entries = shown === 'all' ? timeline : rejected;
  const nameOf = (author: string) => inspection.participants.find((one) => one.fingerprint === author)?.name;
  return (
    <>
      <Segmented
        value={shown}
        onChange={setShown}
        data-testid="record-filter"
        options={[
          { value: 'all', label: t('record.all', { count: timeline.length }) },
          { value: 'rejected', label: t('record.rejected', { count: rejected.length }) },
        ]}
      />
      {inspection.forks.map((fork) => (
        <Alert
          key={`${fork.author} ${fork.seq}`}
          type="error"
          showIcon
          title={t('record.fork', {
            name: nameOf(fork.author) ?? t('record.fork.unknown'),
            seq: fork.seq,
            count: fork.events.length,
          })}
        />
      ))}
      {view.clockFindings.map((finding) => (
        <Alert
          key={`${finding.kind} ${finding.event}`}
          type={contradicts(finding) ? 'error' : 'warning'}
          showIcon
          data-testid={`clock-${finding.kind}`}
          title={t(`record.clock.${finding.kind}`, {
            name: nameOf(finding.author) ?? t('record.fork.unknown'),
            by: t('record.clock.seconds', { count: Math.round(finding.byMs / 100) / 10 }),
          })}
          description={contradicts(finding) ? t('record.clock.contradicts') : undefined}
        />
      ))}
      <p className="muted time-zone">{times.zone}</p>
      <Table<TimelineEntry>
        className="record-table"
        size="small"
        rowKey="hash"
        dataSource={entries}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
        rowClassName={({ rejected: rule }) => (rule ? 'rejected' : '')}
        expandable={{
          columnTitle: <span className="visually-hidden">{t('still.details')}</span>,
          expandedRowRender: (entry) => <EventBody entry={entry} />,
        }}
        columns={[
          {
            title: t('record.time'),
            width: 186,
            render: (_, { wall }) => <span className="mono nowrap">{times.second(wall)}</span>,
          },
          {
            title: t('record.who'),
            width: 150,
            render: (_, { name, part }) => (
              <>
                {name} {part && <Tag>{t(`part.${part}`, { ns: 'desk' })}</Tag>}
              </>
            ),
          },
          {
            title: t('record.what'),
            render: (_, entry) => (
              <>
                <strong>{t(`event.${entry.type}`)}</strong>{' '}
                <span className="muted">{detailOf(entry, inspection, language)}</span>
              </>
            ),
          },
          {
            title: t('record.state'),
            width: 160,
            render: (_, { rejected: rule, synced }) =>
              rule ? (
                <span className="differs">{t('record.not-taken', { rule: ruleText(rule, language) })}</span>
              ) : (
                <>
                  <span className="agrees">{t('record.ok')}</span>
                  <div className="muted">{t(synced ? 'record.synced' : 'record.unsynced')}</div>
                </>
              ),
          },
        ]}
      />
    </>
  );
}

function EventBody({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('case');
  return (
    <div className="event-body">
      <span className="muted">{t('record.hash')}</span>
      <CopyText text={entry.hash} />
      <span className="muted">{t('record.author')}</span>
      <CopyText text={entry.author} />
      <span className="muted">{t('record.seq')}</span>
      <span className="mono">{entry.seq}</span>
      <span className="muted">{t('record.body')}</span>
      <pre>{JSON.stringify(entry.body, null, 1)}</pre>
    </div>
  );
}
