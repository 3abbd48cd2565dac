import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { CopyText } from '../ui/copy-text';
import { ErrorNote } from '../ui/error-note';
import type { Opener, Renewed } from './checker';
import { DropZone } from './drop-zone';
import { inert } from '../../shared/inert';
import { ReportView } from './report-view';
import { useCheck, type Check } from './use-check';
import './verify.css';

/** Give a file, watch it being checked, read the verdict. The same in the app and in verify.html. */
export function VerifyDesk({ open }: { open: Opener }) {
  const { t } = useTranslation('verify');
  const check = useCheck(open);
  const { file, progress, result, error, trusted } = check;
  const [renewed, setRenewed] = useState<string | null>(null);
  const turnTo = async ({ path, file }: Renewed): Promise<void> => {
    setRenewed(path);
    await check.turnTo(file);
  };
  const idle = progress === null;
  const give = (given: File): void => {
    setRenewed(null);
    void check.give(given);
  };
  return (
    <div className="verify" data-testid="verify">
      <DropZone large={idle && result === null} onFile={give} />
      {progress !== null && <Progress check={check} progress={progress} />}
      {idle && error && (
        <div className="v-error">
          <ErrorNote error={error} onRetry={file ? () => void check.again() : undefined} />
        </div>
      )}
      {file && result && renewed !== null && (
        <p className="v-renewed" role="status" data-testid="renewed">
          {t('renew.done')} <CopyText text={renewed} shown={inert(renewed)} testId="renewed-path" />
        </p>
      )}
      {file && result && (
        <ReportView file={file} result={result} trusted={trusted} onTrust={check.trust} onRenewed={turnTo} />
      )}
      {idle && !result && !error && (
        <ul className="v-promise">
          <li>{t('promise.offline')}</li>
          <li>{t('promise.trust')}</li>
          <li>{t('promise.unchanged')}</li>
        </ul>
      )}
    </div>
  );
}

function Progress({ check: { file, cancel }, progress }: { check: Check; progress: number }) {
  const { t } = useTranslation('verify');
  const percent = Math.floor(progress * 100);
  return (
    <div className="v-progress" data-testid="verify-progress">
      <p role="status">{t('progress.title', { name: inert(file?.name ?? '') })}</p>
      <progress max={100} value={percent} aria-label={t('progress.label')} />
      <span className="mono" aria-hidden="true">
        {percent} %
      </span>
      <Button data-testid="verify-cancel" onClick={cancel}>
        {t('progress.cancel')}
      </Button>
    </div>
  );
}
