import { hex } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import type { Paths } from '../../shared/protocol/paths';
import type { FromHub, ToHub } from '../../shared/protocol/signal';
import type { CallTable } from '../store/storage';
import { RENEW_MS } from './turn';

type SignalToHub = Extract<ToHub, { t: 'signal' }>;

/** The way to one connected app. */
export interface Line {
  readonly fingerprint: string;
  send(message: FromHub): void;
}

interface Seat {
  fingerprint: string;
  joinedAt: string;
  run: string;
  /** Null while the member's socket is away. */
  line: Line | null;
  /** Ends the wait for a member that is away. */
  timer: NodeJS.Timeout | null;
  /** Signals that came while the member was away. */
  held: FromHub[];
}

interface Call {
  session: string;
  seats: Map<string, Seat>;
}

export const MAX_MEMBERS = 4;
/** A connection attempt of two peers takes a few dozen signals; of several attempts the last one counts. */
const MAX_HELD = 100;

/**
 * Who is in which call. A member whose socket breaks keeps the seat for a while, as do all of them when the hub starts
 * anew: media flow between the members, so neither is a reason to end a call.
 */
export class Calls {
  private readonly calls = new Map<string, Call>();
  private readonly renewal: NodeJS.Timeout;

  constructor(
    private readonly table: CallTable,
    private readonly clock: () => Date,
    /** Milliseconds that a seat is kept for a member who is away. */
    private readonly grace: number,
    private readonly failed: (error: unknown) => void,
    /** How somebody in a call may reach the others, as of now. */
    private readonly paths: (fingerprint: string) => Paths,
  ) {
    this.renewal = setInterval(() => this.renewPaths(), RENEW_MS);
    this.renewal.unref();
  }

  /** Restores the calls as they were when the hub stopped, everybody away. */
  async restore(): Promise<void> {
    for (const { case: id, session, members } of await this.table.list()) {
      const seats = members.map((member): Seat => ({ ...member, line: null, timer: null, held: [] }));
      this.calls.set(id, { session, seats: new Map(seats.map((seat) => [seat.fingerprint, seat])) });
      for (const seat of seats) this.await(id, seat);
    }
  }

  /** @throws AppError `call.full` */
  join(id: string, line: Line, run: string): void {
    const call = this.calls.get(id) ?? { session: randomId(), seats: new Map<string, Seat>() };
    const seat = call.seats.get(line.fingerprint);
    if (!seat && call.seats.size >= MAX_MEMBERS) giveWay(call);
    this.calls.set(id, call);
    if (seat?.timer) clearTimeout(seat.timer);
    const { fingerprint } = line;
    // What was meant for an earlier run of the app is of no use to this one.
    const held = seat?.run === run ? seat.held : [];
    const joinedAt = seat?.joinedAt ?? this.clock().toISOString();
    call.seats.set(fingerprint, { fingerprint, joinedAt, run, line, timer: null, held: [] });
    this.tellPaths(id, line);
    this.changed(id, call);
    for (const message of held) line.send(message);
  }

  /** Tells everybody in a call anew how to reach the others: what they know expires, or the office changed it. */
  renewPaths(): void {
    for (const [id, { seats }] of this.calls) {
      for (const { line } of seats.values()) if (line) this.tellPaths(id, line);
    }
  }

  leave(id: string, line: Line): void {
    const seat = this.calls.get(id)?.seats.get(line.fingerprint);
    // A newer socket of the same member has taken the seat over: what the old one says no longer counts.
    if (seat && (seat.line === null || seat.line === line)) this.remove(id, seat);
  }

  /** A socket went away without a word: its seats are kept for a while. */
  gone(line: Line): void {
    for (const [id, call] of this.calls) {
      const seat = call.seats.get(line.fingerprint);
      if (seat?.line !== line) continue;
      seat.line = null;
      this.await(id, seat);
      this.changed(id, call);
    }
  }

  /**
   * Hands a signal on to another member of the same call, as it is.
   * @throws AppError `hub.not-in-call` when one of the two is not in it.
   */
  relay(line: Line, { to, case: id, payload, signature }: SignalToHub): void {
    const seats = this.calls.get(id)?.seats;
    const target = seats?.get(to);
    if (seats?.get(line.fingerprint)?.line !== line || !target) throw new AppError('hub.not-in-call');
    const message: FromHub = { t: 'signal', from: line.fingerprint, case: id, payload, signature };
    if (target.line) target.line.send(message);
    else target.held = [...target.held, message].slice(-MAX_HELD);
  }

  /** Forgets everything in memory; what is stored stays for the next start. */
  stop(): void {
    clearInterval(this.renewal);
    for (const { seats } of this.calls.values()) {
      for (const seat of seats.values()) if (seat.timer) clearTimeout(seat.timer);
    }
    this.calls.clear();
  }

  private tellPaths(id: string, line: Line): void {
    line.send({ t: 'paths', case: id, ...this.paths(line.fingerprint) });
  }

  private await(id: string, seat: Seat): void {
    seat.timer = setTimeout(() => this.remove(id, seat), this.grace);
    seat.timer.unref();
  }

  private remove(id: string, seat: Seat): void {
    const call = this.calls.get(id);
    if (!call || call.seats.get(seat.fingerprint) !== seat) return;
    if (seat.timer) clearTimeout(seat.timer);
    call.seats.delete(seat.fingerprint);
    if (call.seats.size === 0) this.calls.delete(id);
    this.changed(id, call);
  }

  private changed(id: string, { session, seats }: Call): void {
    const stored = [...seats.values()].map(({ fingerprint, joinedAt, run }) => ({
      fingerprint,
      joinedAt,
      run,
    }));
    this.table.put({ case: id, session, members: stored }).catch(this.failed);
    const members = [...seats.values()].map(({ fingerprint, joinedAt, run, line }) => ({
      fingerprint,
      joinedAt,
      run,
      here: line !== null,
    }));
    for (const { line } of seats.values()) line?.send({ t: 'roster', case: id, session, members });
  }
}

/** In a full call somebody who is away makes room. @throws AppError `call.full` when everybody is there. */
function giveWay({ seats }: Call): void {
  const away = [...seats.values()].find(({ line }) => line === null);
  if (!away) throw new AppError('call.full');
  if (away.timer) clearTimeout(away.timer);
  seats.delete(away.fingerprint);
}

const randomId = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));
