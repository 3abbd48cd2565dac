import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { copyText } from './copy';
import type { Failure } from './error-boundary';
import './failure.css';

interface FailureNoteProps {
  failure: Failure;
  /** A whole screen, or one panel of a screen whose other parts go on. */
  size: 'screen' | 'panel';
  onRetry: () => void;
  /** Back to the desk; left out where there is no way back. */
  onHome?: () => void;
}

/** What is shown in place of a part that failed: what happened, what is safe, and the ways on. */
export function FailureNote({ failure, size, onRetry, onHome }: FailureNoteProps) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  const details = detailsOf(failure);
  return (
    <section className={`failure ${size}`} role="alert" data-testid={`failure-${size}`}>
      <h2>{t(`failure.${size}`)}</h2>
      <p>{t('failure.safe')}</p>
      <div className="actions">
        <Button look="primary" onClick={onRetry} data-testid="failure-retry">
          {t('error.retry')}
        </Button>
        {onHome && (
          <Button onClick={onHome} data-testid="failure-home">
            {t('failure.home')}
          </Button>
        )}
        <Button
          look="quiet"
          data-testid="failure-copy"
          onClick={() => void copyText(details).then((done) => setCopied(done))}
        >
          {t(copied ? 'copy.done' : 'failure.copy')}
        </Button>
      </div>
      <details>
        <summary>{t('error.details')}</summary>
        <pre>{details}</pre>
      </details>
    </section>
  );
}

/** For whoever mends it: the error, where it was thrown, and which part of the screen was being drawn. */
function detailsOf({ error, stack }: Failure): string {
  const thrown = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return stack === '' ? thrown : `${thrown}\n${stack.trim()}`;
}
