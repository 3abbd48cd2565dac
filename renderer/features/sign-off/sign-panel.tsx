import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { MAX_STATEMENT_CHARACTERS } from '../../../shared/record/bodies';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';
import { NameField } from '../../ui/name-field';
import { isReportHere, ReportNotes } from './report-here';

interface SignPanelProps {
  view: CaseView;
  /** The whole document has been in view. */
  read: boolean;
}

/** Signing, with the party's objection or remark. Who is not an officer has to have read all of it. */
export function SignPanel({ view, read }: SignPanelProps) {
  const { t } = useTranslation('signOff');
  const [name, setName] = useState('');
  const [statement, setStatement] = useState('');
  const { part, name: own } = view.me;
  const mustRead = (part === 'representative' || part === 'witness') && !read;
  const sign = useAction(async () => {
    await call('signoff.sign', { case: view.inspection.id, name: name.trim(), statement: statement.trim() });
  });
  return (
    <section className="panel act" data-testid="sign-panel">
      <h2>{t('sign.title')}</h2>
      {mustRead && <p className="rule-against">{t('doc.must')}</p>}
      <label>
        {t('sign.statement')}
        <Input.TextArea
          value={statement}
          maxLength={MAX_STATEMENT_CHARACTERS}
          showCount
          rows={2}
          className="grows"
          data-testid="sign-statement"
          onChange={(event) => setStatement(event.target.value)}
        />
      </label>
      <NameField label={t('sign.name')} own={own} value={name} onChange={setName} testId="sign-name" />
      <p className="muted">{t('sign.about')}</p>
      <ReportNotes view={view} />
      <ErrorNote error={sign.error} />
      <Button
        type="primary"
        size="large"
        block
        disabled={mustRead || name.trim() !== own || !isReportHere(view)}
        loading={sign.busy}
        data-testid="sign-submit"
        onClick={() => void sign.run()}
      >
        {t(statement.trim() === '' ? 'sign.submit' : 'sign.submit.objecting')}
      </Button>
    </section>
  );
}
