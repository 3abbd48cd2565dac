import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { errorText } from '../../../shared/messages';
import type { CaseView } from '../../../shared/ipc/contract';
import { samePictures } from '../../../shared/record/same-pictures';
import { useLanguage } from '../../app/i18n';
import { FrameCard, FrameLightbox } from './frame-card';
import { useRoom } from './room-session';
import { StillCard } from './still-card';
import { stillLife } from './still-life';
import { StillLightbox } from './still-lightbox';

interface EvidenceStripProps {
  view: CaseView;
  maySetAside: boolean;
  /** The company's camera answers. */
  mayRetake: boolean;
  newest: string | undefined;
}

/** Every still of the case and every frame of the video, the newest first, beside the shutter. */
export function EvidenceStrip({ view, maySetAside, mayRetake, newest }: EvidenceStripProps) {
  const { t } = useTranslation('room');
  const [open, setOpen] = useState<string | null>(null);
  const { stills, frames } = view.inspection;
  const same = samePictures(view.inspection);
  // Both are of the lead's own clock.
  const all = [
    ...stills.map(
      (still, i) => ({ kind: 'still', still, number: i + 1, at: still.requested?.wall }) as const,
    ),
    ...frames.map((frame, i) => ({ kind: 'frame', frame, number: i + 1, at: frame.wall }) as const),
  ].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  const shown = all.find((one) => (one.kind === 'still' ? one.still.id : one.frame.id) === open);
  return (
    <>
      <ol className="strip" aria-label={t('still.strip')} data-testid="evidence-strip">
        {all.length === 0 && <li className="soft">{t(maySetAside ? 'still.none' : 'still.none.watch')}</li>}
        {all.map((one) =>
          one.kind === 'still' ? (
            <StillCard
              key={one.still.id}
              view={view}
              still={one.still}
              number={one.number}
              same={same.get(one.still.id)}
              mayRetake={mayRetake}
              onOpen={() => setOpen(one.still.id)}
            />
          ) : (
            <FrameCard
              key={one.frame.id}
              view={view}
              frame={one.frame}
              number={one.number}
              onOpen={() => setOpen(one.frame.id)}
            />
          ),
        )}
      </ol>
      <NewestInWords view={view} newest={newest} />
      {shown?.kind === 'frame' && (
        <FrameLightbox view={view} frame={shown.frame} number={shown.number} onClose={() => setOpen(null)} />
      )}
      {shown?.kind === 'still' && (
        <StillLightbox
          view={view}
          still={shown.still}
          number={shown.number}
          maySetAside={maySetAside}
          mayRetake={mayRetake}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** For those who hear the room instead of seeing it, and in full where a still was not taken. */
function NewestInWords({ view, newest }: { view: CaseView; newest: string | undefined }) {
  const { t } = useTranslation('room');
  const language = useLanguage();
  const room = useRoom(useShallow(({ steps, arrived, fetchErrors }) => ({ steps, arrived, fetchErrors })));
  const index = view.inspection.stills.findIndex(({ id }) => id === newest);
  const still = view.inspection.stills[index];
  if (!still) return null;
  const life = stillLife(still, view, room);
  const fetchError = still.captured && room.fetchErrors[still.captured.original.sha256];
  const number = t('still.number', { number: index + 1 });
  if (life.at === 'failed') {
    return (
      <p className="strip-error" role="alert" data-testid="still-error">
        {t('still.company-says', {
          number: index + 1,
          text: errorText({ code: life.code, params: {} }, language),
        })}
      </p>
    );
  }
  if (fetchError && life.at !== 'verified') {
    return (
      <p className="strip-error" role="alert" data-testid="still-error">
        {t('still.said', { number: index + 1, text: errorText(fetchError, language) })}
      </p>
    );
  }
  const spoken = life.at === 'captured' || life.at === 'verified' ? `${number} ${t(`still.${life.at}`)}` : '';
  return (
    <p className="visually-hidden" role="status">
      {spoken}
    </p>
  );
}
