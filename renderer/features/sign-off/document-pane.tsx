import { Button, Progress } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { RecordDocument } from '../../report/record-document';
import { blobUrl } from '../../ui/blob-url';
import type { useReading } from './use-reading';
import { useScale } from './use-scale';
import './document-pane.css';

interface DocumentPaneProps {
  view: CaseView;
  reading: ReturnType<typeof useReading>;
}

/** The whole record on the sheets that it is printed on, turned page by page, with how far it has been read. */
export function DocumentPane({ view, reading }: DocumentPaneProps) {
  const { t } = useTranslation('signOff');
  const { page, pages, percent, finished, atStart, atEnd, pane, paper, turn } = reading;
  const { scale, width, height } = useScale(pane, paper);
  const caseId = view.inspection.id;
  const imageUrl = useCallback((sha256: string, width: number) => blobUrl(caseId, sha256, width), [caseId]);
  const shown = useMemo(() => paperOf(view), [view]);
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
        <Button disabled={atStart} data-testid="read-previous" onClick={() => turn(-1)}>
          {t('doc.previous')}
        </Button>
        <Button
          type={finished ? 'default' : 'primary'}
          disabled={atEnd}
          data-testid="read-next"
          onClick={() => turn(1)}
        >
          {t('doc.next')}
        </Button>
      </header>
      <div ref={pane} className="paper-desk" tabIndex={0} data-testid="document-pane">
        <div ref={paper} className="paper" style={{ width, height }}>
          <RecordDocument
            inspection={shown.inspection}
            clockFindings={shown.clockFindings}
            imageUrl={imageUrl}
            scale={scale}
          />
        </div>
      </div>
    </section>
  );
}

/** The pages that were printed, with the signatures that have come since in their boxes, and amendments behind them. */
function paperOf({ inspection, clockFindings, putForward }: CaseView) {
  if (!putForward) return { inspection, clockFindings };
  const { signOff, seal, amendments } = inspection;
  return {
    inspection: { ...putForward.inspection, signOff, seal, amendments },
    clockFindings: putForward.clockFindings,
  };
}
