import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseIssue } from '../../../shared/customs/case-file';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { useStatus } from '../../app/status';
import { ErrorNote } from '../../ui/error-note';
import { draftText, emptyDraft, namePath, type CaseDraft } from './case-draft';
import { BasicFields, CompanyFields, OfficerFields } from './case-form-head';
import { ContainerList, GoodsList, ItemList } from './case-form-lists';
import { useDesk } from './desk-store';
import { IssueList } from './issue-list';

/**
 * A case filled in by hand. What main complains about is shown at the field that it is about. The form is long: closed
 * half-way, it is there again when it is opened.
 */
export function CaseForm({ onOpened }: { onOpened: (caseId: string) => void }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const officer = useStatus(({ status }) => status)?.people.find(({ roles }) => roles.includes('officer'));
  const [form] = Form.useForm<CaseDraft>();
  const [elsewhere, setElsewhere] = useState<readonly CaseIssue[]>([]);
  const submit = useAction(async (draft: CaseDraft) => {
    const text = draftText(draft);
    const { ok, issues } = await call('cases.check-file', { text });
    const fields = new Set(form.getFieldsError().map(({ name }) => JSON.stringify(name)));
    const here = issues.filter(({ path }) => fields.has(JSON.stringify(namePath(path))));
    form.setFields(here.map((issue) => ({ name: namePath(issue.path) as never, errors: [issue[language]] })));
    setElsewhere(issues.filter((issue) => !here.includes(issue)));
    const first = here[0];
    if (first) form.scrollToField(namePath(first.path), { block: 'center' });
    if (!ok) return;
    const opened = await call('cases.open', { text });
    useDesk.getState().keep(null);
    onOpened(opened.case);
  });
  return (
    <Form<CaseDraft>
      form={form}
      layout="vertical"
      className="case-form"
      initialValues={useDesk.getState().draft ?? emptyDraft(officer)}
      onValuesChange={() => useDesk.getState().keep(form.getFieldsValue(true) as CaseDraft)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onFinish={(draft) => void submit.run(draft)}
    >
      <BasicFields />
      <CompanyFields />
      <OfficerFields />
      <ContainerList />
      <GoodsList />
      <ItemList />
      {elsewhere.length > 0 && <Alert type="error" description={<IssueList issues={elsewhere} />} />}
      <ErrorNote error={submit.error} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={submit.busy}
        data-testid="case-form-submit"
        style={{ marginTop: 14 }}
      >
        {t('new.submit')}
      </Button>
    </Form>
  );
}
