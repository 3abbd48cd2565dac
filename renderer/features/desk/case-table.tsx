import { Badge, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { displayContainer } from '../../../shared/customs/numbers/container';
import { displayDeclaration } from '../../../shared/customs/numbers/declaration';
import type { CaseSummary } from '../../../shared/ipc/contract';
import { summarise } from '../../app/sync-words';
import { useTimes } from '../../app/time';
import { CopyText } from '../../ui/copy-text';
import { ErrorNote } from '../../ui/error-note';
import { useMissing } from './missing';
import { PhaseTag } from './phase-tag';

interface CaseTableProps {
  cases: CaseSummary[];
  onOpen: (caseId: string) => void;
}

const SYNC_BADGES = {
  synced: 'success',
  syncing: 'processing',
  offline: 'warning',
  failed: 'error',
} as const;

/** The queue as a table; a row opens by click or by Enter. */
export function CaseTable({ cases, onOpen }: CaseTableProps) {
  const { t } = useTranslation(['desk', 'hub']);
  const times = useTimes();
  const missing = useMissing();
  const columns: TableColumnsType<CaseSummary> = [
    {
      title: t('col.time'),
      width: 164,
      render: (_, { scheduledAt }) =>
        scheduledAt ? (
          <span className="mono nowrap">{times.minute(scheduledAt)}</span>
        ) : (
          <span className="muted">{t('col.unscheduled')}</span>
        ),
    },
    {
      title: t('col.declaration'),
      width: 236,
      render: (_, { declaration }) =>
        declaration !== '' && <CopyText text={declaration} shown={displayDeclaration(declaration)} />,
    },
    {
      title: t('col.company'),
      render: (_, { company, title, openedAt, sync }) => (
        <>
          <div className="company">{company}</div>
          <div className="title">{title}</div>
          {openedAt === '' && <ErrorNote error={sync.error} />}
        </>
      ),
    },
    {
      title: t('col.containers'),
      width: 172,
      render: (_, { containers }) =>
        containers.map((number) => <CopyText key={number} text={number} shown={displayContainer(number)} />),
    },
    {
      title: t('col.state'),
      width: 130,
      render: (_, { phase, standstill, begun, part }) => (
        <div className="state">
          <PhaseTag phase={phase} standstill={standstill} begun={begun} />
          {part && <span className="muted">{t(`part.${part}`)}</span>}
        </div>
      ),
    },
    { title: t('col.missing'), width: 170, render: (_, summary) => missing(summary) },
    {
      title: t('col.sync'),
      width: 150,
      render: (_, { sync }) => {
        const { word } = summarise([sync]);
        return <Badge status={SYNC_BADGES[word]} text={t(`sync.${word}`, { ns: 'hub' })} />;
      },
    },
  ];
  return (
    <Table
      className="desk-table"
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={cases}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true }}
      onRow={({ id }) => ({
        tabIndex: 0,
        'data-testid': `case-row-${id}`,
        onClick: () => onOpen(id),
        onKeyDown: (event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(id);
        },
      })}
    />
  );
}
