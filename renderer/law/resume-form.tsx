import { useTranslation } from 'react-i18next';
import { CourseForm, type CourseFormProps } from './course-form';

/** Goes on after a suspension, or takes back an ending while nothing is signed. */
export function ResumeForm(props: CourseFormProps) {
  const { t } = useTranslation('law');
  const ended = props.view.inspection.ending !== null;
  return (
    <CourseForm
      {...props}
      id="resume"
      about={t(ended ? 'resume.about.ended' : 'resume.about')}
      label={t('resume.text')}
      fact={(text) => ({ type: 'inspection.resumed', body: { text } })}
    />
  );
}
