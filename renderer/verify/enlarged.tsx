import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Still } from '../../shared/record/state';
import { Button } from '../ui/button';
import { MarksSwitch, useMarksShown } from '../ui/marks/marks-switch';
import { StillMarks } from '../ui/marks/still-marks';
import { Facts, Hash, Time } from './bits';
import { PictureBox } from './picture-box';
import { Untrusted } from './untrusted';

interface EnlargedProps {
  still: Still;
  captured: NonNullable<Still['captured']>;
  number: number;
  onClose: () => void;
}

/** The original in large, with what is known of how it was made. */
export function Enlarged({ still, captured, number, onClose }: EnlargedProps) {
  const { t } = useTranslation(['verify', 'case']);
  const [marksShown, showMarks] = useMarksShown();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { original, camera, method, wall } = captured;
  return (
    <dialog
      ref={dialog}
      className="v-enlarged"
      aria-label={t('picture.alt', { number })}
      data-testid="picture-enlarged"
      onClose={onClose}
    >
      <PictureBox place="originals" sha256={original.sha256} alt={t('picture.alt', { number })}>
        {marksShown && <StillMarks still={still} />}
      </PictureBox>
      <MarksSwitch still={still} shown={marksShown} onChange={showMarks} />
      <Facts
        facts={[
          [t('picture.taken'), <Time key="t" wall={wall} />],
          [t('picture.camera'), <Untrusted key="c" text={camera} />],
          [t('picture.method'), t(`still.method.${method}`, { ns: 'case' })],
          ['SHA-256', <Hash key="h" hex={original.sha256} />],
        ]}
      />
      <Button data-testid="picture-close" onClick={() => dialog.current?.close()}>
        {t('close')}
      </Button>
    </dialog>
  );
}
