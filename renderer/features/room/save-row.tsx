import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ErrorJson } from '../../../shared/errors';
import { ErrorNote } from '../../ui/error-note';

interface SaveRowProps {
  label: string;
  testId: string;
  busy: boolean;
  saved: boolean;
  /** What is still missing; saving waits for it. */
  missing: string | null;
  error: ErrorJson | null;
}

/** The end of a form: save, what is missing, saved, or why not. */
export function SaveRow({ label, testId, busy, saved, missing, error }: SaveRowProps) {
  const { t } = useTranslation('room');
  return (
    <>
      <div className="save-row">
        <Button
          type="primary"
          htmlType="submit"
          data-testid={testId}
          loading={busy}
          disabled={missing !== null}
        >
          {label}
        </Button>
        <span
          role="status"
          className={saved ? 'sentence good' : 'sentence soft'}
          data-testid={`${testId}-state`}
        >
          {missing ?? (saved ? `${t('answer.saved')} ✓` : '')}
        </span>
      </div>
      <ErrorNote error={error} />
    </>
  );
}
