import { useTranslation } from 'react-i18next';
import type { CaseIssue } from '../../../shared/customs/case-file';
import { useLanguage } from '../../app/i18n';

/** Complaints about a case: where, what, and the rule's code for whoever writes the files. */
export function IssueList({ issues }: { issues: readonly CaseIssue[] }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <ul className="issue-list">
      {issues.map((issue, index) => (
        <li key={index} data-code={issue.code}>
          <code>{issue.path === '' ? t('new.whole') : issue.path}</code>
          <span>
            {issue[language]} <span className="rule">{issue.code}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
