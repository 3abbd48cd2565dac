import { Drawer, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseForm } from './case-form';
import { NewCaseFile } from './new-case-file';

interface NewCaseProps {
  onClose: () => void;
  onOpened: (caseId: string) => void;
}

/** A new case from a file or from a form; both go through the same checks in main. */
export function NewCase({ onClose, onOpened }: NewCaseProps) {
  const { t } = useTranslation('desk');
  return (
    <Drawer open size={920} title={t('new.title')} onClose={onClose} data-testid="new-case-sheet">
      <Tabs
        items={[
          {
            key: 'file',
            label: <span data-testid="new-case-tab-file">{t('new.file')}</span>,
            children: <NewCaseFile onOpened={onOpened} />,
          },
          {
            key: 'form',
            label: <span data-testid="new-case-tab-form">{t('new.form')}</span>,
            children: <CaseForm onOpened={onOpened} />,
          },
        ]}
      />
    </Drawer>
  );
}
