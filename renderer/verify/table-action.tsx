import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inert } from '../../shared/inert';
import type { Inspection } from '../../shared/record/state';
import { useAction } from '../app/action';
import { useLanguage } from '../app/i18n';
import { Button } from '../ui/button';
import { CopyText } from '../ui/copy-text';
import { ErrorNote } from '../ui/error-note';
import { SaveTable } from './checker';
import type { EventRow } from './facts';
import { eventTable } from './table';

const COLUMNS = [
  'n',
  'beijing',
  'utc',
  'part',
  'name',
  'type',
  'what',
  'state',
  'seq',
  'author',
  'hash',
  'file',
] as const;

/** Saves the events as a table for a spreadsheet. */
export function TableAction({ inspection, rows }: { inspection: Inspection; rows: readonly EventRow[] }) {
  const { t } = useTranslation(['verify', 'case']);
  const language = useLanguage();
  const save = useContext(SaveTable);
  const [path, setPath] = useState<string | null>(null);
  const saving = useAction(async () => {
    setPath(null);
    const table = eventTable(rows, inspection, {
      language,
      type: (type) => t(`event.${type}`, { ns: 'case' }),
      state: (state) => t(`event.${state}`),
      columns: COLUMNS.map((column) => t(`table.${column}`)),
    });
    setPath(await save(table));
  });
  return (
    <div className="v-table">
      <Button data-testid="events-table" disabled={saving.busy} onClick={() => void saving.run()}>
        {t('table.save')}
      </Button>
      <span className="muted">{t('table.about')}</span>
      {path !== null && (
        <p role="status">
          {t('table.saved')} <CopyText text={path} shown={inert(path)} testId="events-table-path" />
        </p>
      )}
      <ErrorNote error={saving.error} />
    </div>
  );
}
