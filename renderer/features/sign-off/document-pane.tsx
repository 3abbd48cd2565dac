import { Button, Progress } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { useLanguage } from '../../app/i18n';
import { RecordDocument } from '../../report/record-document';
import { blobUrl } from '../../ui/blob-url';
import type { useReading } from './use-reading';

interface DocumentPaneProps {
  view: CaseView;
  reading: ReturnType<typeof useReading>;
}

/** The whole record on paper, turned page by page, with how far it has been read. */
export function DocumentPane({ view, reading }: DocumentPaneProps) {
  const { t } = useTranslation('signOff');
  const language = useLanguage();
  const { page, pages, percent, finished, pane, sheet, turn } = reading;
  const caseId = view.inspection.id;
  const imageUrl = useCallback((sha256: string, width: number) => blobUrl(caseId, sha256, width), [caseId]);
  return (
    <section className="document-pane" aria-label={t('doc.title')}>
      <header>
        <strong>{t('doc.title')}</strong>
        <span className="spring" />
        <span className="mono" data-testid="read-page">
          {t('doc.page', { page, pages })}
        </span>
        <Progress
          percent={percent}
          size="small"
          style={{ width: 130 }}
          showInfo={false}
          status={finished ? 'success' : 'normal'}
          aria-label={t('doc.progress', { percent })}
        />
        <span data-testid="read-progress" data-percent={percent} data-finished={finished} role="status">
          {finished ? t('doc.read') : t('doc.progress', { percent })}
        </span>
        <Button disabled={page === 1} data-testid="read-previous" onClick={() => turn(-1)}>
          {t('doc.previous')}
        </Button>
        <Button
          type={finished ? 'default' : 'primary'}
          disabled={page === pages}
          data-testid="read-next"
          onClick={() => turn(1)}
        >
          {t('doc.next')}
        </Button>
      </header>
      <div ref={pane} className="paper-desk" tabIndex={0} data-testid="document-pane">
        <div ref={sheet} className="paper">
          <RecordDocument inspection={view.inspection} imageUrl={imageUrl} language={language} />
        </div>
      </div>
    </section>
  );
}
