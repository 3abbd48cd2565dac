import { useTranslation } from 'react-i18next';
import { SUSPENSION_REASON_LABELS } from '../../shared/customs/codes';
import type { Inspection } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { useTimes } from '../app/time';

export interface StandstillWords {
  kind: 'suspended' | 'ended';
  title: string;
  /** Why, as the lead gave it, and since when. */
  why: string;
  since: string;
}

/** That and why the inspection stands still, in the person's language; null while it goes on. */
export function useStandstill({ ending, suspensions }: Inspection): StandstillWords | null {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const times = useTimes();
  if (ending) {
    const title = t(`ended.${ending.how}`);
    return { kind: 'ended', title, why: ending.reason, since: times.minute(ending.wall) };
  }
  const suspension = suspensions.find(({ resumed }) => resumed === null);
  if (!suspension) return null;
  const reason = SUSPENSION_REASON_LABELS[suspension.reason][language];
  const why = suspension.text === '' ? reason : t('why', { reason, text: suspension.text });
  return { kind: 'suspended', title: t('suspended'), why, since: times.minute(suspension.wall) };
}
