import { useTranslation } from 'react-i18next';
import { framePath } from '../../shared/bundle/names';
import type { BundleReport } from '../../shared/bundle/verify/report';
import type { Inspection } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { plainNumber } from '../report/format';
import { Hash, Part, Time } from './bits';
import { fileState } from './facts';
import { PictureBox } from './picture-box';
import { Untrusted } from './untrusted';

/** Frames of the video, apart from the stills; the part is left out where there are none. */
export function Frames({ report, inspection }: { report: BundleReport; inspection: Inspection }) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  const { frames } = inspection;
  if (frames.length === 0) return null;
  return (
    <Part id="frames" title={t('frames.title', { count: frames.length })}>
      <p className="muted">{t('frames.about')}</p>
      <ul className="v-stills">
        {frames.map(({ id, image, item, wall, width, height }, index) => {
          const state = fileState(report, framePath(image));
          const title = inspection.case.instruction.items.find((one) => one.id === item)?.title;
          const name = t('frame.number', { number: index + 1 });
          return (
            <li key={id} className="v-frame" data-testid={`frame-${index + 1}`} data-state={state}>
              <PictureBox place="frames" sha256={image.sha256} alt={name} />
              <strong>
                {name} <span className="v-frame-badge">{t('frame.badge')}</span>
              </strong>
              <Untrusted text={(title?.[language] ?? title?.zh) || (item ?? '')} />
              <span className={state === 'right' ? 'v-good' : state === 'changed' ? 'v-bad' : 'v-open'}>
                {t(`frame.${state}`)}
              </span>
              <span>
                <Time wall={wall} /> · {plainNumber(width)} × {plainNumber(height)}
              </span>
              <Hash hex={image.sha256} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
