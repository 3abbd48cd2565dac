import { Button, Empty, Image, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/messages';
import type { CaseView } from '../../../shared/ipc/contract';
import { samePictures } from '../../../shared/record/same-pictures';
import type { Still } from '../../../shared/record/state';
import { useLanguage } from '../../app/i18n';
import { adviceText } from '../../../shared/record/picture-advice';
import { linksOf, linkWords } from '../../../shared/record/still-links';
import { blobUrl } from '../../ui/blob-url';
import { useCaseUi } from './case-ui';
import { FrameGrid } from './frame-grid';
import { StillDetails } from './still-details';
import { stillState } from './still-state';

/** Every still of the case, also those that failed or were set aside, and the frames of the video: nothing is hidden. */
export function EvidenceTab({ view }: { view: CaseView }) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { item, filter, still: chosen, choose } = useCaseUi();
  const { stills, case: file } = view.inspection;
  const same = samePictures(view.inspection);
  if (stills.length === 0) {
    return (
      <>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('still.empty')} />
        <FrameGrid view={view} />
      </>
    );
  }
  const used = file.instruction.items.filter(({ id }) => stills.some((still) => still.item === id));
  // Somebody who was looking at another case may have left a filter that means nothing here.
  const shownItem = used.some(({ id }) => id === item) ? item : null;
  return (
    <>
      <Select
        value={shownItem ?? ''}
        style={{ minWidth: 260 }}
        data-testid="evidence-filter"
        aria-label={t('still.item')}
        onChange={(value) => filter(value === '' ? null : value)}
        options={[
          { value: '', label: t('still.all', { count: stills.length }) },
          ...used.map(({ id, title }) => ({ value: id, label: title[language] ?? title.zh })),
        ]}
      />
      <Image.PreviewGroup>
        <div className="still-grid">
          {stills.map((still, index) =>
            shownItem === null || still.item === shownItem ? (
              <StillCard
                key={still.id}
                view={view}
                still={still}
                number={index + 1}
                same={same.get(still.id)}
                onDetails={() => choose(still.id)}
              />
            ) : null,
          )}
        </div>
      </Image.PreviewGroup>
      <FrameGrid view={view} />
      <StillDetails view={view} id={chosen} onClose={() => choose(null)} />
    </>
  );
}

interface StillCardProps {
  view: CaseView;
  still: Still;
  number: number;
  same: number | undefined;
  onDetails: () => void;
}

function StillCard({ view, still, number, same, onDetails }: StillCardProps) {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const state = stillState(still);
  const item = view.inspection.case.instruction.items.find(({ id }) => id === still.item);
  const caseId = view.inspection.id;
  const { captured, failed } = still;
  const links = linkWords(linksOf(view.inspection, still), language);
  const advice = captured?.check?.advice ?? [];
  const here = (sha256: string | undefined) => sha256 !== undefined && view.present.includes(sha256);
  return (
    <div className={`still-card ${state}`} data-testid={`still-${still.id}`} data-state={state}>
      <div className="picture">
        {captured && here(captured.thumbnail.sha256) ? (
          <Image
            alt={t('still.zoom', { number })}
            src={blobUrl(caseId, captured.thumbnail.sha256)}
            preview={
              here(captured.original.sha256) ? { src: blobUrl(caseId, captured.original.sha256) } : false
            }
          />
        ) : (
          <span>{captured ? t('still.not-here') : t(`still.${state}`)}</span>
        )}
      </div>
      <strong>{t('still.number', { number })}</strong>
      <span className="muted">{item?.title[language] ?? item?.title.zh}</span>
      <div className="foot">
        <span className={`still-state ${state}`}>{t(`still.${state}`)}</span>
        <Button size="small" type="link" data-testid={`still-${still.id}-details`} onClick={onDetails}>
          {t('still.details')}
        </Button>
      </div>
      {failed && (
        <span className="still-state failed">{errorText({ code: failed.code, params: {} }, language)}</span>
      )}
      {same !== undefined && (
        <span className="still-state failed" data-testid="still-same">
          {t('still.same', { number: same })}
        </span>
      )}
      {links.length > 0 && (
        <span className="muted" data-testid="still-links">
          {links.join(' · ')}
        </span>
      )}
      {advice.length > 0 && (
        <span className="still-state captured" data-testid="still-advice">
          {adviceText(advice, language)}
        </span>
      )}
      {still.setAside && <span className="muted">{still.setAside.reason}</span>}
    </div>
  );
}
