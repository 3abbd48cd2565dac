import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../shared/ipc/contract';
import { ruleText } from '../../shared/record/rules';
import { useLanguage } from '../app/i18n';
import { courseRule, type CourseAct } from './course-rules';
import { EndForm } from './end-form';
import { ResumeForm } from './resume-form';
import { SuspendForm } from './suspend-form';

const ACTS: readonly CourseAct[] = ['suspend', 'resume', 'end'];
const FORMS = { suspend: SuspendForm, resume: ResumeForm, end: EndForm };

/** What the lead can do about the course; what the record would refuse is disabled and says the rule. */
export function CourseActs({ view }: { view: CaseView }) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const [chosen, choose] = useState<CourseAct | null>(null);
  const Form = chosen && courseRule(view, chosen) === null ? FORMS[chosen] : null;
  return (
    <>
      <div className="buttons">
        {ACTS.map((act) => {
          const rule = courseRule(view, act);
          return (
            <Button
              key={act}
              danger={act === 'end'}
              disabled={rule !== null}
              title={rule ? ruleText(rule, language) : undefined}
              aria-expanded={chosen === act}
              data-testid={`course-${act}`}
              onClick={() => choose(act)}
            >
              {t(`act.${act}`)}
            </Button>
          );
        })}
      </div>
      {Form && <Form view={view} onClose={() => choose(null)} />}
    </>
  );
}
