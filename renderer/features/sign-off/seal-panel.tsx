import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';
import { NameField } from '../../ui/name-field';
import { isReportHere, ReportNotes } from './report-here';

/** The lead seals the signed record, confirmed by name. */
export function SealPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const [name, setName] = useState('');
  const seal = useAction(async () => {
    await call('signoff.seal', { case: view.inspection.id });
  });
  return (
    <section className="panel act">
      <h2>{t('seal.title')}</h2>
      <p className="muted">{t('seal.about')}</p>
      <NameField
        label={t('seal.name')}
        own={view.me.name}
        value={name}
        onChange={setName}
        testId="seal-name"
      />
      <ReportNotes view={view} />
      <ErrorNote error={seal.error} />
      <Button
        type="primary"
        size="large"
        block
        disabled={name.trim() !== view.me.name || !isReportHere(view)}
        loading={seal.busy}
        data-testid="seal-submit"
        onClick={() => void seal.run()}
      >
        {t('seal.submit')}
      </Button>
    </section>
  );
}
