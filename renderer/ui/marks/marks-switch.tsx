import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownMarks } from '../../../shared/record/marks';
import type { Still } from '../../../shared/record/state';
import { Button } from '../button';

/** Marks are seen until somebody wants to see what is below them. */
export const useMarksShown = () => useState(true);

interface MarksSwitchProps {
  still: Pick<Still, 'marks'>;
  shown: boolean;
  onChange: (shown: boolean) => void;
}

/** Marks on and off, for a still that has some. */
export function MarksSwitch({ still, shown, onChange }: MarksSwitchProps) {
  const { t } = useTranslation();
  const count = shownMarks(still.marks).length;
  if (count === 0) return null;
  return (
    <Button aria-pressed={shown} data-testid="marks-switch" onClick={() => onChange(!shown)}>
      {t(shown ? 'marks.hide' : 'marks.show', { count })}
    </Button>
  );
}
