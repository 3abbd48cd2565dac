import { AppError } from '../../shared/errors';
import type { Paths } from '../../shared/protocol/paths';
import type { OpenHandlers } from '../bridge/handlers';
import type { HubLink, HubLinks } from '../hub-client/links';
import { checkHub, type CheckClocks } from './hub-check';

export interface PrecheckDeps extends CheckClocks {
  links: Pick<HubLinks, 'forCase'>;
  /** What this machine's own setting adds to the hub's relays. @throws AppError `call.ice-invalid` */
  iceServers: () => Paths['iceServers'];
}

type PrecheckCalls = Extract<keyof OpenHandlers, `precheck.${string}`>;

/** The bridge's calls before a call. */
export function precheckHandlers({
  links,
  iceServers,
  ...clocks
}: PrecheckDeps): Pick<OpenHandlers, PrecheckCalls> {
  const linkOf = (id: string): HubLink => {
    const link = links.forCase(id);
    if (!link) throw new AppError('case.no-identity');
    return link;
  };
  return {
    'precheck.hub': ({ case: id }) => checkHub(linkOf(id).client, clocks),
    'precheck.paths': async ({ case: id }) => {
      const theirs = await linkOf(id).client.paths(id);
      return { iceServers: [...iceServers(), ...theirs.iceServers] };
    },
  };
}
