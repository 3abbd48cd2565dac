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

interface SuspendFormProps extends CourseFormProps {
  /** What to begin with where the occasion says it. */
  begin?: { reason: SuspensionReason; text: string };
}

/** Stops everything until it is resumed; “other” wants words. */
export function SuspendForm({ begin, ...props }: SuspendFormProps) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const [reason, setReason] = useState<SuspensionReason | null>(begin?.reason ?? null);
  return (
    <CourseForm
      {...props}
      id="suspend"
      begin={begin?.text}
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
