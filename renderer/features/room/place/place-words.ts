import { useTranslation } from 'react-i18next';
import { PLACE_REASON_LABELS } from '../../../../shared/customs/presence-labels';
import type { PlaceReason } from '../../../../shared/customs/presence-labels';
import type { StatedPlace } from '../../../../shared/record/place';
import { whereabouts } from '../../../../shared/record/place';
import type { Inspection } from '../../../../shared/record/state';
import { useLanguage } from '../../../app/i18n';
import { metresText } from '../../../ui/lengths';

export interface PlaceSaid {
  text: string;
  /** How it lies to the premises; null where nothing was measured. */
  standing: 'inside' | 'outside' | 'unclear' | null;
}

export function useReasonText(): (why: PlaceReason) => string {
  const language = useLanguage();
  return (why) => PLACE_REASON_LABELS[why][language];
}

/** What a stated place says, beside the premises that the case declares. */
export function usePlaceWords({ case: file }: Inspection): (place: StatedPlace) => PlaceSaid {
  const { t } = useTranslation('presence');
  const language = useLanguage();
  const reason = useReasonText();
  const { premises } = file.company;
  return (place) => {
    if (place.how !== 'measured')
      return { text: t(`place.${place.how}`, { ...place, why: reason(place.why) }), standing: null };
    const { metres, standing } = whereabouts(place, premises);
    const lies = t('place.measured', {
      accuracy: metresText(place.accuracyMetres),
      distance: metresText(metres),
    });
    const radius = metresText(premises.radiusMetres);
    return {
      text: `${lies}${language === 'zh' ? '，' : ', '}${t(`place.${standing}`, { radius })}`,
      standing,
    };
  };
}
