import type { OpenHandlers } from '../bridge/handlers';
import type { CallDesk } from './desk';

type CallCalls = 'call.join' | 'call.leave' | 'call.signal';

/** The bridge's calls about the call of a case. */
export function callHandlers({ desk }: { desk: CallDesk }): Pick<OpenHandlers, CallCalls> {
  return {
    'call.join': ({ case: id }) => desk.join(id),
    'call.leave': async ({ case: id }) => {
      desk.leave(id);
      return undefined;
    },
    'call.signal': async (input) => {
      await desk.signal(input);
      return undefined;
    },
  };
}
