import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseIssue } from '../../../shared/customs/case-file';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { ErrorNote } from '../../ui/error-note';
import { draftText, EMPTY_DRAFT, namePath, type CaseDraft } from './case-draft';
import { BasicFields, CompanyFields, OfficerFields } from './case-form-head';
import { ContainerList, GoodsList, ItemList } from './case-form-lists';
import { IssueList } from './issue-list';

/** A case filled in by hand. What main complains about is shown at the field that it is about. */
export function CaseForm({ onOpened }: { onOpened: (caseId: string) => void }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
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
    if (ok) onOpened((await call('cases.open', { text })).case);
  });
  return (
    <Form<CaseDraft>
      form={form}
      layout="vertical"
      className="case-form"
      initialValues={EMPTY_DRAFT}
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
