import { useTranslation } from 'react-i18next';
import type { CaseIssue } from '../../../shared/customs/case-file';
import { useLanguage } from '../../app/i18n';
import { groupIssues } from './issue-groups';

/** Complaints about a case: where, what, and the rule's code for whoever writes the files. */
export function IssueList({ issues }: { issues: readonly CaseIssue[] }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (
    <ul className="issue-list">
      {groupIssues(issues).map(({ issue, paths }) => (
        <li key={`${issue.code} ${paths.join(' ')}`} data-code={issue.code}>
          <span className="places">
            {paths.map((path) => (
              <code key={path}>{path === '' ? t('new.whole') : path}</code>
            ))}
          </span>
          <span>
            {issue[language]} <span className="rule">{issue.code}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
