import { useTranslation } from 'react-i18next';
import type { ErrorJson } from '../../shared/errors';
import { errorText } from '../../shared/messages';
import { Button } from './button';
import { copyText } from './copy';

interface ErrorNoteProps {
  /** Nothing is shown for null, so that callers need no condition. */
  error: ErrorJson | null;
  onRetry?: () => void;
}

/** What happened, what is safe and what to do next; the details fold out and can be copied. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const { t, i18n } = useTranslation('common');
  if (!error) return null;
  const details = JSON.stringify({ code: error.code, params: error.params }, null, 1);
  return (
    <div className="error-note" role="alert" data-testid="error-note" data-code={error.code}>
      {errorText(error, i18n.language === 'en' ? 'en' : 'zh')}
      <details>
        <summary>{t('error.details')}</summary>
        <pre>{details}</pre>
        <Button look="plain" onClick={() => void copyText(details)} data-testid="error-copy">
          {t('copy')}
        </Button>
      </details>
      {onRetry && (
        <div className="actions">
          <Button onClick={onRetry} data-testid="error-retry">
            {t('error.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
