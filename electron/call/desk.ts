import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors';
import { signSignal } from '../../shared/identity/signal';
import type { CallInfo } from '../../shared/ipc/contract';
import type { InputOf } from '../../shared/ipc/inputs';
import type { Paths } from '../../shared/protocol/paths';
import type { FromHub } from '../../shared/protocol/signal';
import type { HubLink, HubLinks } from '../hub-client/links';
import { systemTimers, type Timers } from '../hub-client/timers';
import type { Windows } from '../services';
import { Turns } from '../store/turns';
import { Counters } from './counters';
import { readSignal, type KeyOf, type RelayedSignal } from './incoming';

export interface CallDeps {
  links: HubLinks;
  windows: Windows;
  keyOf: KeyOf;
  /** Read on joining, so that a wrong setting stops a call and not the app. */
  iceServers: () => Paths['iceServers'];
  /** This machine is in a case's call: what is to go on until the answer is called, when it has left. */
  joined: (id: string, link: HubLink) => () => void;
  timers?: Timers;
}

type Member = CallInfo['members'][number];
type Roster = Extract<FromHub, { t: 'roster' }>;

interface OwnCall {
  link: HubLink;
  /** Names this joining: another one of the same person comes from another start of the app. */
  run: string;
  session: string | null;
  members: Member[];
  /** What the hub gives, which comes before its first roster. */
  paths: Paths;
  counters: Counters;
  hubThere: boolean;
  /** Those who asked to join and wait for the hub to say who is there. */
  joining: ((outcome: Roster | AppError) => void)[];
  /** Ends what goes on while it lasts. */
  end: (() => void) | null;
}

const ROSTER_MS = 10_000;

/**
 * The calls that this machine is in: who else is there, and the signals between them, signed on the way out and
 * checked on the way in. The hub only carries; when it goes, the call between the people goes on.
 */
export class CallDesk {
  private readonly calls = new Map<string, OwnCall>();
  /** One thing at a time in each direction, so that signals keep the order in which they were sent. */
  private readonly turns = new Turns();
  private readonly timers: Timers;

  constructor(private readonly deps: CallDeps) {
    this.timers = deps.timers ?? systemTimers;
    deps.links.listen({
      connected: (link, now) => this.connected(link, now),
      message: (link, message) => this.message(link, message),
    });
  }

  isIn(id: string): boolean {
    return this.calls.has(id);
  }

  /**
   * Joins the call of a case, and again after every loss of the hub until `leave`.
   * @throws AppError `case.no-identity`, `hub.unreachable` or why else the hub is not there, `hub.*` when it refuses,
   *   `call.ice-invalid`.
   */
  async join(id: string): Promise<CallInfo> {
    const link = this.deps.links.forCase(id);
    if (!link) throw new AppError('case.no-identity');
    this.deps.iceServers();
    const known = this.calls.get(id);
    const call: OwnCall = known ?? {
      link,
      run: randomBytes(16).toString('hex'),
      session: null,
      members: [],
      paths: { iceServers: [], relayOnly: false },
      counters: new Counters(),
      hubThere: true,
      joining: [],
      end: null,
    };
    this.calls.set(id, call);
    const arrived = this.nextRoster(call);
    link.live.join(id, call.run);
    const outcome = await arrived;
    if (outcome instanceof AppError) {
      if (!known) this.leave(id);
      throw outcome;
    }
    call.end ??= this.deps.joined(id, link);
    const { session, members } = outcome;
    return { session, me: link.identity.person.fingerprint, members, paths: this.pathsOf(call) };
  }

  leave(id: string): void {
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    call.end?.();
    call.link.live.leave(id);
    for (const tell of call.joining.splice(0)) tell(new AppError('call.not-joined'));
  }

  /** Signs a signal with the device key and sends it. @throws AppError `call.not-joined` */
  async signal({ case: id, session, to, generation, data }: InputOf<'call.signal'>): Promise<void> {
    await this.turns.take(`out ${id}`, async () => {
      const call = this.calls.get(id);
      if (!call) throw new AppError('call.not-joined');
      const { fingerprint: from, privateKey } = call.link.identity.signer;
      const n = call.counters.next(session, to, generation);
      const signed = await signSignal(privateKey, { v: 1, case: id, session, generation, n, from, to, data });
      call.link.live.signal({ t: 'signal', to, case: id, ...signed });
    });
  }

  /** This machine has other addresses than before. */
  networkChanged(addresses: ReadonlySet<string>): void {
    for (const [id, { link, session }] of this.calls) {
      link.live.networkChanged(addresses);
      if (session !== null) this.deps.windows.push('call-network', { case: id });
    }
  }

  stop(): void {
    for (const id of [...this.calls.keys()]) this.leave(id);
  }

  private nextRoster(call: OwnCall): Promise<Roster | AppError> {
    return new Promise((resolve) => {
      const cancel = this.timers.after(ROSTER_MS, () => resolve(new AppError('hub.unreachable')));
      call.joining.push((outcome) => {
        cancel();
        resolve(outcome);
      });
    });
  }

  private connected(link: HubLink, now: boolean): void {
    for (const [id, call] of this.calls) {
      if (call.link !== link) continue;
      if (call.session !== null && call.hubThere !== now) {
        this.deps.windows.push('call-hub', { case: id, connected: now });
      }
      call.hubThere = now;
      if (!now) this.refuse(call, link.error ?? new AppError('hub.unreachable'));
    }
  }

  private message(link: HubLink, message: FromHub): void {
    if (message.t === 'error') {
      for (const [id, call] of this.calls) {
        if (call.link === link && id === (message.case ?? id)) this.refuse(call, new AppError(message.code));
      }
    } else if (message.t === 'paths') {
      const call = this.calls.get(message.case);
      if (call?.link === link) this.paths(call, message);
    } else if (message.t === 'roster' || message.t === 'signal') {
      const call = this.calls.get(message.case);
      if (!call || call.link !== link) return;
      void this.turns.take(`in ${message.case}`, () =>
        message.t === 'roster' ? this.roster(call, message) : this.incoming(call, message),
      );
    }
  }

  private paths(call: OwnCall, { case: id, iceServers, relayOnly }: Extract<FromHub, { t: 'paths' }>): void {
    call.paths = { iceServers, relayOnly };
    if (call.session !== null) this.deps.windows.push('call-paths', { case: id, paths: this.pathsOf(call) });
  }

  /** This machine's own servers, and the hub's. */
  private pathsOf({ paths: { iceServers, relayOnly } }: OwnCall): Paths {
    return { iceServers: [...this.deps.iceServers(), ...iceServers], relayOnly };
  }

  private refuse(call: OwnCall, error: AppError): void {
    for (const tell of call.joining.splice(0)) tell(error);
  }

  /** Only people who have a part in the case are shown, whoever else the hub says is there. */
  private async roster(call: OwnCall, roster: Roster): Promise<void> {
    const keys = await Promise.all(
      roster.members.map(({ fingerprint }) => this.deps.keyOf(roster.case, fingerprint).catch(() => null)),
    );
    const known = { ...roster, members: roster.members.filter((_member, i) => keys[i]) };
    if (this.calls.get(roster.case) !== call) return;
    if (!roster.members.some(({ fingerprint }) => fingerprint === call.link.identity.person.fingerprint))
      return;
    const { session, members } = known;
    const stayed = new Set(members.map(({ fingerprint, run }) => `${fingerprint} ${run}`));
    for (const { fingerprint, run } of call.members) {
      if (!stayed.has(`${fingerprint} ${run}`)) call.counters.forget(fingerprint);
    }
    Object.assign(call, { session, members });
    this.deps.windows.push('call-roster', { case: roster.case, session, members });
    for (const tell of call.joining.splice(0)) tell(known);
  }

  private async incoming(call: OwnCall, message: RelayedSignal): Promise<void> {
    const { case: id, from } = message;
    const expected = { me: call.link.identity.person.fingerprint, session: call.session };
    try {
      const payload = await readSignal(message, expected, this.deps.keyOf);
      if (!payload || this.calls.get(id) !== call) return;
      const { session, generation, n, data } = payload;
      if (!call.counters.isNew(session, from, generation, n)) return;
      this.deps.windows.push('call-signal', { case: id, session, from, generation, data });
    } catch (error) {
      const told = error instanceof AppError ? error : new AppError('internal', {}, { cause: error });
      this.deps.windows.push('call-tampered', { case: id, from, error: told.toJSON() });
    }
  }
}
