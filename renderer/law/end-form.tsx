import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENDING_LABELS, ENDINGS, type Ending } from '../../shared/customs/codes';
import { useLanguage } from '../app/i18n';
import { NameField } from '../ui/name-field';
import { Choice } from './choice';
import { CourseForm, type CourseFormProps } from './course-form';

interface EndFormProps extends CourseFormProps {
  /** What to begin with where the occasion says it. */
  begin?: { how: Ending; text: string };
}

/** Ends the inspection before everything is answered, confirmed by name. */
export function EndForm({ begin, ...props }: EndFormProps) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const [how, setHow] = useState<Ending | null>(begin?.how ?? null);
  const [name, setName] = useState('');
  const own = props.view.me.name;
  return (
    <CourseForm
      {...props}
      id="end"
      begin={begin?.text}
      danger
      about={t('end.about')}
      label={t('end.reason')}
      fact={(reason) =>
        how === null || reason === '' || name.trim() !== own
          ? null
          : { type: 'inspection.ended', body: { how, reason } }
      }
      before={
        <Choice
          legend={t('end.how')}
          values={ENDINGS}
          labels={ENDING_LABELS}
          language={language}
          chosen={how}
          testId="end-how"
          onChoose={setHow}
        />
      }
      after={<NameField label={t('end.name')} own={own} value={name} onChange={setName} testId="end-name" />}
    />
  );
}
