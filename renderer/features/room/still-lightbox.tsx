import { Button, Image, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Still } from '../../../shared/record/state';
import { useAction } from '../../app/action';
import { useTimes } from '../../app/time';
import { blobUrl } from '../../ui/blob-url';
import { MarksSwitch, useMarksShown } from '../../ui/marks/marks-switch';
import { StillMarks } from '../../ui/marks/still-marks';
import { ErrorNote } from '../../ui/error-note';
import { BurstChoice } from './burst-choice';
import { RetakeChoice } from './retake';
import { useFreeze } from './guide/use-freeze';
import { writeFact } from './room-facts';
import { StillLinksAndAdvice } from './still-links';

interface StillLightboxProps {
  view: CaseView;
  still: Still;
  number: number;
  maySetAside: boolean;
  mayRetake: boolean;
  onClose: () => void;
}

/**
 * A still in large, with what is known of it; click the picture to zoom. The lead officer may take it again here, choose
 * from its burst, and set it aside.
 */
export function StillLightbox({ view, still, number, maySetAside, mayRetake, onClose }: StillLightboxProps) {
  const { t } = useTranslation('room');
  const times = useTimes();
  const [reason, setReason] = useState<string | null>(null);
  const { captured, setAside } = still;
  const [marksShown, showMarks] = useMarksShown();
  const { showStill } = useFreeze(view);
  const { id: caseId } = view.inspection;
  const put = useAction((why: string) =>
    writeFact(caseId, { type: 'still.set-aside', body: { still: still.id, reason: why } }),
  );
  if (!captured) return null;
  // The original where it is here; the small picture until then.
  const whole = view.present.includes(captured.original.sha256);
  const source = blobUrl(caseId, (whole ? captured.original : captured.thumbnail).sha256);
  return (
    <Modal open onCancel={onClose} footer={null} width={960} title={t('still.number', { number })}>
      <div className="lightbox" data-testid="still-lightbox">
        <div className="marked">
          <Image src={source} alt={t('still.number', { number })} />
          {marksShown && <StillMarks still={still} />}
        </div>
        <p className="mono soft">
          {captured.width}×{captured.height} · {times.second(captured.wall)} · {captured.camera} ·{' '}
          {captured.original.sha256.slice(0, 16)}…
        </p>
        <p className="links-large">
          <StillLinksAndAdvice view={view} still={still} />
        </p>
        {setAside && <p>{t('still.set-aside.why', { reason: setAside.reason })}</p>}
        {maySetAside && !setAside && <BurstChoice view={view} still={still} onDone={onClose} />}
        <div className="acts">
          <MarksSwitch still={still} shown={marksShown} onChange={showMarks} />
          {view.me.part === 'lead' && (
            <Button
              data-testid="still-show"
              title={t('freeze.again.title')}
              onClick={() => (showStill(still.id), onClose())}
            >
              {t('freeze.again')}
            </Button>
          )}
          {mayRetake && !setAside && <RetakeChoice still={still} onDone={onClose} />}
          {maySetAside && !setAside && reason === null && (
            <Button danger data-testid="set-aside-open" onClick={() => setReason('')}>
              {t('still.set-aside.do')}
            </Button>
          )}
        </div>
        {maySetAside && !setAside && reason !== null && (
          <form
            className="room-field"
            onSubmit={(event) => {
              event.preventDefault();
              void put.run(reason.trim()).then((done) => done && onClose());
            }}
          >
            <label htmlFor="set-aside-reason">{t('still.set-aside.reason')}</label>
            <input
              id="set-aside-reason"
              data-testid="set-aside-reason"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              danger
              htmlType="submit"
              data-testid="set-aside-submit"
              disabled={reason.trim() === ''}
              loading={put.busy}
            >
              {t('still.set-aside.submit')}
            </Button>
          </form>
        )}
        <ErrorNote error={put.error} />
      </div>
    </Modal>
  );
}
