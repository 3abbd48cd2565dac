import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { errorText } from '../../../shared/messages';
import type { CaseView } from '../../../shared/ipc/contract';
import { samePictures } from '../../../shared/record/same-pictures';
import { useLanguage } from '../../app/i18n';
import { useRoom } from './room-session';
import { StillCard } from './still-card';
import { stillLife } from './still-life';
import { StillLightbox } from './still-lightbox';

interface EvidenceStripProps {
  view: CaseView;
  maySetAside: boolean;
  newest: string | undefined;
}

/** Every still of the case, the newest first, beside the shutter. */
export function EvidenceStrip({ view, maySetAside, newest }: EvidenceStripProps) {
  const { t } = useTranslation('room');
  const [open, setOpen] = useState<string | null>(null);
  const numbered = view.inspection.stills.map((still, index) => ({ still, number: index + 1 }));
  const same = samePictures(view.inspection);
  const shown = numbered.find(({ still }) => still.id === open);
  return (
    <>
      <ol className="strip" aria-label={t('still.strip')} data-testid="evidence-strip">
        {numbered.length === 0 && (
          <li className="soft">{t(maySetAside ? 'still.none' : 'still.none.watch')}</li>
        )}
        {[...numbered].reverse().map(({ still, number }) => (
          <StillCard
            key={still.id}
            view={view}
            still={still}
            number={number}
            same={same.get(still.id)}
            onOpen={() => setOpen(still.id)}
          />
        ))}
      </ol>
      <NewestInWords view={view} newest={newest} />
      {shown && (
        <StillLightbox
          view={view}
          still={shown.still}
          number={shown.number}
          maySetAside={maySetAside}
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
