import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  SUSPENSION_REASON_LABELS,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from '../../shared/customs/codes';
import { useLanguage } from '../app/i18n';
import { Choice } from './choice';
import { CourseForm, type CourseFormProps } from './course-form';

/** Stops everything until it is resumed; “other” wants words. */
export function SuspendForm(props: CourseFormProps) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const [reason, setReason] = useState<SuspensionReason | null>(null);
  return (
    <CourseForm
      {...props}
      id="suspend"
      about={t('suspend.about')}
      label={t(reason === 'other' ? 'suspend.text.needed' : 'suspend.text')}
      fact={(text) =>
        reason === null || (reason === 'other' && text === '')
          ? null
          : { type: 'inspection.suspended', body: { reason, text } }
      }
      before={
        <Choice
          legend={t('suspend.reason')}
          values={SUSPENSION_REASONS}
          labels={SUSPENSION_REASON_LABELS}
          language={language}
          chosen={reason}
          testId="suspend-reason"
          onChoose={setReason}
        />
      }
    />
  );
}
