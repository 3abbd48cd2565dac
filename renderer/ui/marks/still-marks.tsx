import { useTranslation } from 'react-i18next';
import { shownMarks } from '../../../shared/record/marks';
import type { Still } from '../../../shared/record/state';
import { MarksSvg } from './marks-svg';
import './marks.css';

/** The marks that count over a still, for the box in which its picture is drawn; nothing where there are none. */
export function StillMarks({ still: { captured, marks } }: { still: Pick<Still, 'captured' | 'marks'> }) {
  const { t } = useTranslation();
  const shown = shownMarks(marks);
  if (!captured || shown.length === 0) return null;
  return <MarksSvg marks={shown} picture={captured} label={t('marks.label')} />;
}
