import { useMemo } from 'react';
import type { CaseView } from '../../../../shared/ipc/contract';
import { useRoom } from '../room-session';
import { surfaceOf, type Surface } from './surface';

export function useSurface(view: CaseView): Surface {
  const guidance = useRoom((room) => room.guidance);
  return useMemo(() => surfaceOf(view, guidance), [view, guidance]);
}
