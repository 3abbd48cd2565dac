import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection, Still } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { stillFacts } from '../report/still-facts';
import { Button } from '../ui/button';
import { MarksSwitch, useMarksShown } from '../ui/marks/marks-switch';
import { StillMarks } from '../ui/marks/still-marks';
import { Facts, Hash, Time } from './bits';
import { PictureBox } from './picture-box';
import { Untrusted } from './untrusted';

interface EnlargedProps {
  still: Still & { captured: NonNullable<Still['captured']> };
  inspection: Inspection;
  number: number;
  onClose: () => void;
}

/** The original in large, with what is known of how it was made. */
export function Enlarged({ still, inspection, number, onClose }: EnlargedProps) {
  const { t } = useTranslation(['verify', 'case']);
  const [marksShown, showMarks] = useMarksShown();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const language = useLanguage();
  const { original, camera, method, wall } = still.captured;
  const { device, item, answers, lines, containers, originals, path } = stillFacts(inspection, still);
  const proves = [
    item?.title[language] ?? item?.title.zh,
    item?.requirement[language] ?? item?.requirement.zh,
    ...(answers ? [t('still.proves.item', { ns: 'case' })] : []),
    ...lines.map((line) => t('still.proves.line', { ns: 'case', line })),
    ...containers.map((container) => t('still.proves.container', { ns: 'case', container })),
  ];
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
          [
            t('still.proves', { ns: 'case' }),
            <Untrusted key="p" text={proves.filter(Boolean).join(' · ')} />,
          ],
          [
            t('still.device', { ns: 'case' }),
            <Untrusted
              key="d"
              text={[device?.name, device?.app, device?.platform, device?.fingerprint]
                .filter(Boolean)
                .join(' · ')}
            />,
          ],
          [
            t('still.original.at', { ns: 'case' }),
            <ul key="o">
              {originals.map(({ event, name, wall: since }) => (
                <li key={event}>
                  <Time wall={since} /> <Untrusted text={name} />
                </li>
              ))}
              <li>{path}</li>
            </ul>,
          ],
          ['SHA-256', <Hash key="h" hex={original.sha256} />],
        ]}
      />
      <Button data-testid="picture-close" onClick={() => dialog.current?.close()}>
        {t('close')}
      </Button>
    </dialog>
  );
}
