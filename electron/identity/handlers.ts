import { parseInvitation, fingerprintWords } from '../../shared/identity/invitation';
import type { AppStatus } from '../../shared/ipc/contract';
import type { OpenHandlers } from '../bridge/handlers';
import type { Sync } from '../services';
import { foundOffice, join, type JoinDeps } from './join';

export interface IdentityHandlerDeps extends JoinDeps {
  sync: Sync;
  appStatus: () => AppStatus;
}

type IdentityCalls = Extract<keyof OpenHandlers, `identity.${string}`>;

/** The bridge's calls about who this machine's people are. */
export function identityHandlers(deps: IdentityHandlerDeps): Pick<OpenHandlers, IdentityCalls> {
  return {
    'identity.found-office': async (facts) => {
      await foundOffice(deps, facts);
      return deps.appStatus();
    },

    'identity.read-invitation': async ({ text }) => {
      const { hubName, urls, tls } = parseInvitation(text);
      const host = urls[0] ? new URL(urls[0]).host : '';
      return { hub: hubName ?? host, fingerprint: fingerprintWords(tls.prefix80) };
    },

    'identity.join': async ({ text, name }) => {
      const { case: id } = await join(deps, text, name);
      // The case comes with the first round; when that fails the next one brings it.
      if (id) await deps.sync.now(id);
      return { status: deps.appStatus(), case: id };
    },
  };
}
