import { ruleText } from '../../../shared/record/rules';
import type { Inspection } from '../../../shared/record/state';
import { useLanguage } from '../../app/i18n';
import { workRule } from '../../law/course-rules';

/** Why nothing can be asked for, answered or found now, in the rule's own words; null while it can. */
export function useWorkRule(inspection: Inspection): string | null {
  const language = useLanguage();
  const rule = workRule(inspection);
  return rule && ruleText(rule, language);
}
