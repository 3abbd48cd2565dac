import { useEffect, useState } from 'react';
import { toAppError, type AppError } from '../../shared/errors';
import type { InvitationPreview } from '../../shared/ipc/contract';
import { call } from './bridge';

interface Preview {
  /** The text that this is about: an answer to an older text does not count. */
  text: string;
  found: InvitationPreview | null;
  error: AppError | null;
}

const NOTHING: Preview = { text: '', found: null, error: null };

/** Reads an invitation while it is typed or pasted, without using it. */
export function useInvitationPreview(typed: string): Preview {
  const text = typed.trim();
  const [preview, setPreview] = useState<Preview>(NOTHING);
  useEffect(() => {
    if (text === '') return;
    let current = true;
    call('identity.read-invitation', { text }).then(
      (found) => current && setPreview({ text, found, error: null }),
      (error: unknown) => current && setPreview({ text, found: null, error: toAppError(error) }),
    );
    return () => {
      current = false;
    };
  }, [text]);
  return preview.text === text ? preview : NOTHING;
}
