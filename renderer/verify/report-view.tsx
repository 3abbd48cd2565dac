import { useMemo, useState } from 'react';
import { Authority } from './authority';
import { Pictures as PictureSource, SaveTable } from './checker';
import { Course } from './course';
import { Events } from './events';
import { eventRows } from './facts';
import { Lasting } from './lasting';
import { Limits } from './limits';
import { People } from './people';
import { Frames } from './frames';
import { Pictures } from './pictures';
import { Reasons } from './reasons';
import type { RenewProps } from './renew-action';
import { Signers } from './signers';
import type { Trusted } from './trust';
import type { CheckedFile } from '../../shared/ipc/contract';
import { Verdict } from './verdict';

interface ReportViewProps extends RenewProps {
  result: CheckedFile;
  onTrust: (more: readonly Trusted[]) => Promise<void>;
}

/** What a check found: the verdict first, then on what it rests, then the record itself. */
export function ReportView({ result, onTrust, ...renewing }: ReportViewProps) {
  const { file } = renewing;
  const { report, record } = result;
  const rows = useMemo(() => (record ? eventRows(record) : []), [record]);
  const hashes = useMemo(() => new Set(rows.map(({ event }) => event.hash)), [rows]);
  const [sought, setSought] = useState<{ hash: string } | null>(null);
  return (
    <PictureSource value={file.picture}>
      <Verdict name={file.name} report={report} />
      {report.authority && <Authority authority={report.authority} onTrust={onTrust} />}
      {report.lasting && <Lasting report={report} lasting={report.lasting} onTrust={onTrust} {...renewing} />}
      <Reasons report={report} events={hashes} onEvent={(hash) => setSought({ hash })} />
      {record && (
        <>
          <Signers report={report} inspection={record.inspection} />
          <Course inspection={record.inspection} />
          <Pictures report={report} inspection={record.inspection} />
          <Frames report={report} inspection={record.inspection} />
          <SaveTable value={file.saveTable}>
            <Events inspection={record.inspection} rows={rows} sought={sought} />
          </SaveTable>
          <People inspection={record.inspection} />
        </>
      )}
      {report.recognised && <Limits />}
    </PictureSource>
  );
}
