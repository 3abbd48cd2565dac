import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { CoursePanel } from '../../law/course-panel';
import { Objections } from '../../law/objections';
import { Amendments } from './amendments';

/** How the inspection went, what the company objects to, and what was added after the seal. */
export function CourseTab({ view }: { view: CaseView }) {
  const { t } = useTranslation('law');
  return (
    <div className="course-tab">
      <h2 className="case-section">{t('course')}</h2>
      <CoursePanel view={view} />
      <Objections view={view} />
      {view.inspection.seal && <Amendments view={view} seal={view.inspection.seal.event} />}
    </div>
  );
}
