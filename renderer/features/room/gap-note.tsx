import { useTranslation } from 'react-i18next';
import { beijingClockSecond } from '../../../shared/beijing-time';
import { brokeAt, lastGap } from '../../../shared/record/interruptions';
import type { Inspection, Interruption } from '../../../shared/record/state';
import { useBilingual } from './texts';

/** After an interruption: what has to be shown again, and when the connection was gone, by both machines' notes. */
export function GapNote({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('room');
  const text = useBilingual();
  const item = inspection.items.find(({ id }) => id === inspection.currentItem);
  const asked = inspection.case.instruction.items.find(({ id }) => id === inspection.currentItem);
  if (!item?.interrupted || !asked) return null;
  const { lead, representative } = lastGap(inspection);
  const times = [lead && side('gap.lead', lead), representative && side('gap.company', representative)];
  return (
    <p className="banner" data-testid="gap-note">
      <strong>{t('gap.again', { item: text(asked.title) })}</strong>
      <span className="mono">{times.filter((one) => one !== null).join(' · ')}</span>
    </p>
  );

  function side(key: 'gap.lead' | 'gap.company', gap: Interruption): string {
    const from = beijingClockSecond(brokeAt(gap));
    if (gap.end?.how !== 'back') return t(`${key}.open`, { from });
    return t(key, { from, to: beijingClockSecond(gap.end.wall) });
  }
}
