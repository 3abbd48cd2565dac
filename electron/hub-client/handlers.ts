import { AppError } from '../../shared/errors';
import {
  invitationCode,
  invitationLink,
  MAX_URLS,
  type InvitationFacts,
} from '../../shared/identity/invitation';
import type { HubStatus } from '../../shared/ipc/contract';
import type { OpenHandlers } from '../bridge/handlers';
import { machineAddresses } from '../identity/addresses';
import type { IdentityBook } from '../identity/book';
import type { EmbeddedHub } from '../identity/embedded-hub';
import type { Sync } from '../services';
import type { Checkpoints } from './checkpoints';
import type { HubLink, HubLinks } from './links';

export interface HubHandlerDeps {
  book: IdentityBook;
  embedded: EmbeddedHub;
  links: HubLinks;
  checkpoints: Checkpoints;
  sync: Sync;
}

type HubCalls = Extract<keyof OpenHandlers, `hub.${string}` | `invitations.${string}`>;

export const hubStatus = ({
  embedded,
  links,
  checkpoints,
}: Pick<HubHandlerDeps, 'embedded' | 'links' | 'checkpoints'>): HubStatus => ({
  ...embedded.status(),
  hubs: links.status((hub) => checkpoints.brokenBy(hub)),
});

/** The bridge's calls about hubs and invitations. */
export function hubHandlers(deps: HubHandlerDeps): Pick<OpenHandlers, HubCalls> {
  const { book, embedded, links, sync } = deps;

  /** Only officers invite; for a case, the officer of that case's hub. */
  function officerLink(id?: string): HubLink {
    const identity = id ? book.forCase(id) : book.officer();
    const link = identity?.person.roles.includes('officer') ? links.of(identity) : null;
    if (!link) throw new AppError('identity.officers-only');
    return link;
  }

  function factsFor(link: HubLink, secret: string): InvitationFacts {
    const { hub } = link.identity;
    // What this machine's own hub is called from here (loopback, perhaps) is not what it is called from elsewhere.
    const own = embedded.running?.tlsFingerprint === hub.tlsFingerprint;
    const urls = own ? embedded.sharedUrls : hub.urls;
    return { urls, tlsFingerprint: hub.tlsFingerprint, hubName: hub.name, secret };
  }

  return {
    'hub.status': async () => hubStatus(deps),
    'hub.addresses': async () => machineAddresses(),
    'hub.listen': async ({ host, port }) => {
      await embedded.listen(host, port);
      return hubStatus(deps);
    },
    'hub.turn': async () => embedded.turn,
    'hub.set-turn': async (turn) => {
      embedded.setTurn(turn);
      return embedded.turn;
    },

    'hub.move': async ({ hub, url }) => {
      const known = book.all().find((identity) => identity.hub.id === hub);
      if (!known) throw new AppError('hub.unknown');
      book.setUrls(hub, [...new Set([url, ...known.hub.urls])].slice(0, MAX_URLS));
      for (const { identity, live } of links.all()) if (identity.hub.id === hub) live.moved();
      return hubStatus(deps);
    },

    'invitations.create': async ({ role, case: id, name, badge, validMinutes }) => {
      const link = officerLink(id);
      // The hub takes the company's number from the case itself, so the case has to be there first.
      if (id && sync.status(id).unsentEvents > 0) await sync.now(id);
      const { invitation, secret } = await link.client.invite({ role, case: id, name, badge, validMinutes });
      const facts = factsFor(link, secret);
      return { invitation, link: invitationLink(facts), code: invitationCode(facts) ?? '' };
    },

    'invitations.list': async ({ case: id }) => officerLink(id).client.invitations(id),

    'invitations.revoke': async ({ id }) => {
      await officerLink().client.revokeInvitation(id);
      return undefined;
    },
  };
}
