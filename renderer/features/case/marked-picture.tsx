import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { shownMarks } from '../../../shared/record/marks';
import type { Still } from '../../../shared/record/state';
import { blobUrl } from '../../ui/blob-url';
import { MarksSwitch, useMarksShown } from '../../ui/marks/marks-switch';
import { StillMarks } from '../../ui/marks/still-marks';

/** Twice the sheet's width, for dense screens. */
const WIDTH = 1000;

/** A still that has marks, with and without them; nothing where there are none to see. */
export function MarkedPicture({ view, still, number }: { view: CaseView; still: Still; number: number }) {
  const { t } = useTranslation('case');
  const [shown, show] = useMarksShown();
  const original = still.captured?.original.sha256;
  if (original === undefined || shownMarks(still.marks).length === 0) return null;
  if (!view.present.includes(original)) return null;
  return (
    <>
      <div className="marked" data-testid="marked-picture">
        <img src={blobUrl(view.inspection.id, original, WIDTH)} alt={t('still.number', { number })} />
        {shown && <StillMarks still={still} />}
      </div>
      <MarksSwitch still={still} shown={shown} onChange={show} />
    </>
  );
}
