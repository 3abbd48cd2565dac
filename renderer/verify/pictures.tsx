import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleReport } from '../../shared/bundle/verify/report';
import type { Inspection, Still } from '../../shared/record/state';
import { adviceText } from '../../shared/record/picture-advice';
import { linksOf, linkWords } from '../../shared/record/still-links';
import { useLanguage } from '../app/i18n';
import { plainNumber } from '../report/format';
import { Button } from '../ui/button';
import { StillMarks } from '../ui/marks/still-marks';
import { Hash, Part, Time } from './bits';
import { originalState } from './facts';
import { Enlarged } from './enlarged';
import { PictureBox } from './picture-box';
import { Untrusted } from './untrusted';

/** Pictures are decoded as they are shown, so not all of them at once. */
const STEP = 60;

/** Picture by picture: only bytes whose hash is the one that was signed are shown. */
export function Pictures({ report, inspection }: { report: BundleReport; inspection: Inspection }) {
  const { t } = useTranslation('verify');
  const [limit, setLimit] = useState(STEP);
  const { stills } = inspection;
  return (
    <Part id="pictures" title={t('pictures.title', { count: stills.length })}>
      <p className="muted">{t(stills.length === 0 ? 'pictures.none' : 'pictures.about')}</p>
      <ul className="v-stills">
        {stills.slice(0, limit).map((still, index) => (
          <StillCard
            key={still.id}
            still={still}
            number={index + 1}
            report={report}
            inspection={inspection}
          />
        ))}
      </ul>
      {stills.length > limit && (
        <Button data-testid="pictures-more" onClick={() => setLimit(limit + STEP)}>
          {t('more', { count: stills.length - limit })}
        </Button>
      )}
    </Part>
  );
}

interface StillCardProps {
  still: Still;
  number: number;
  report: BundleReport;
  inspection: Inspection;
}

function StillCard({ still, number, report, inspection }: StillCardProps) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  const [large, setLarge] = useState(false);
  const { captured, setAside, failed } = still;
  const item = inspection.case.instruction.items.find(({ id }) => id === still.item);
  const state = originalState(report, still);
  const links = linkWords(linksOf(inspection, still), language);
  const advice = captured?.check?.advice ?? [];
  return (
    <li data-testid={`picture-${number}`} data-state={state ?? 'none'}>
      {captured ? (
        <PictureBox
          place="thumbnails"
          sha256={captured.thumbnail.sha256}
          alt={t('picture.alt', { number })}
          onOpen={state === 'right' ? () => setLarge(true) : undefined}
        >
          <StillMarks still={still} />
        </PictureBox>
      ) : (
        <div className="v-picture">{t(failed ? 'picture.failed' : 'picture.never')}</div>
      )}
      <strong>{t('picture.number', { number })}</strong>
      <span>
        <Untrusted text={(item?.title[language] ?? item?.title.zh) || still.item} />
      </span>
      {state && (
        <span className={state === 'right' ? 'v-good' : state === 'changed' ? 'v-bad' : 'v-open'}>
          {t(`picture.original.${state}`)}
        </span>
      )}
      {setAside && (
        <span className="v-open">
          {t('picture.set-aside')} <Untrusted text={setAside.reason} />
        </span>
      )}
      {links.length > 0 && <span className="muted">{links.join(' · ')}</span>}
      {advice.length > 0 && (
        <span className="v-open">{t('picture.advice', { advice: adviceText(advice, language) })}</span>
      )}
      {captured && (
        <>
          <span>
            <Time wall={captured.wall} /> · {plainNumber(captured.width)} × {plainNumber(captured.height)}
          </span>
          <Hash hex={captured.original.sha256} />
        </>
      )}
      {large && captured && (
        <Enlarged
          still={{ ...still, captured }}
          inspection={inspection}
          number={number}
          onClose={() => setLarge(false)}
        />
      )}
    </li>
  );
}
