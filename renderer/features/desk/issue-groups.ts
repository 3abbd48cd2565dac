import type { CaseIssue } from '../../../shared/customs/case-file';

/** One complaint and every place in the file that it is about. */
export interface IssueGroup {
  issue: CaseIssue;
  /** Paths in the order of the file. */
  paths: string[];
}

/**
 * Complaints with the same rule and the same words become one: a container's wrong number is one mistake, however many items
 * refer to it. What is missing stays apart, since each place has to be filled.
 */
export function groupIssues(issues: readonly CaseIssue[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  issues.forEach((issue, index) => {
    const key = issue.code.startsWith('field.') ? `at ${index}` : `${issue.code} ${issue.zh}`;
    const known = groups.get(key);
    if (known) known.paths.push(issue.path);
    else groups.set(key, { issue, paths: [issue.path] });
  });
  return [...groups.values()];
}
