import type { OpenHandlers } from '../bridge/handlers';
import type { Sync } from '../services';

/** The bridge's call about synchronisation. */
export function syncHandlers({ sync }: { sync: Sync }): Pick<OpenHandlers, 'sync.now'> {
  return {
    'sync.now': async () => {
      await sync.now();
      return undefined;
    },
  };
}
