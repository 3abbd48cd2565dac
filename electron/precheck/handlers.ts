import { AppError } from '../../shared/errors';
import type { CallInfo } from '../../shared/ipc/contract';
import type { OpenHandlers } from '../bridge/handlers';
import type { HubLink, HubLinks } from '../hub-client/links';
import { checkHub, type CheckClocks } from './hub-check';

export interface PrecheckDeps extends CheckClocks {
  links: Pick<HubLinks, 'forCase'>;
  /** Where a call of this machine would look for its relays. @throws AppError `call.ice-invalid` */
  iceServers: (link: HubLink) => CallInfo['iceServers'];
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
    'precheck.paths': async ({ case: id }) => ({ iceServers: iceServers(linkOf(id)) }),
  };
}
