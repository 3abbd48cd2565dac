import { useEffect, useState } from 'react';
import { toAppError, type AppError } from '../../../shared/errors';
import type { Outputs } from '../../../shared/ipc/contract';
import { call } from '../../app/bridge';

export type CaseCheck = Outputs['cases.check-file'];

interface Checked {
  text: string;
  answer: CaseCheck | null;
  error: AppError | null;
}

/** Main's check of a case file's text, while it is typed; null until the answer for exactly this text is there. */
export function useCaseCheck(text: string): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  const empty = text.trim() === '';
  useEffect(() => {
    if (empty) return;
    let current = true;
    call('cases.check-file', { text }).then(
      (answer) => current && setChecked({ text, answer, error: null }),
      (error: unknown) => current && setChecked({ text, answer: null, error: toAppError(error) }),
    );
    return () => {
      current = false;
    };
  }, [text, empty]);
  return !empty && checked?.text === text ? checked : null;
}
