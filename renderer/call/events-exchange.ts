import type { Control } from '../../shared/protocol/control';
import type { SignedEventJson } from '../../shared/record/event';
import { frontierOf } from './frontier';
import type { MainPort, RecordPort } from './main-port';

/** Somebody to exchange events with. */
export interface EventPeer {
  /** Never throws: what does not go through comes by the next `hello` or by the hub. */
  send(message: Control): void;
}

/** Events of one `record.ingest`; the bridge takes at most 500. */
const BATCH = 200;
/** More than this is not the work of a call's channel: the hub's sync brings it. */
const MOST_AT_ONCE = 1000;
/** How often one peer is asked again for events whose author or cause was not known here yet. */
const MOST_REPEATS = 5;

/**
 * Keeps the records of the people in a call the same, directly and at once: what this machine writes is sent to everybody,
 * and whoever connects says what it has and gets the rest. Main checks every event; the renderer only carries them.
 */
export class EventsExchange {
  private readonly peers = new Map<EventPeer, { repeats: number }>();
  private arrived: { peer: EventPeer; event: SignedEventJson }[] = [];
  private ingesting = false;
  private readonly stop: () => void;

  /** @param failed is told what could not be taken in: a code, for the log. */
  constructor(
    private readonly caseId: string,
    private readonly main: MainPort,
    private readonly record: RecordPort,
    private readonly failed: (code: string) => void,
  ) {
    this.stop = main.on('case-changed', ({ case: id, written }) => {
      if (id !== caseId) return;
      for (const event of written) for (const peer of this.peers.keys()) peer.send({ t: 'event', event });
    });
  }

  /** A connection stands (again): say what is here, and expect the same. */
  async connected(peer: EventPeer): Promise<void> {
    this.peers.set(peer, { repeats: 0 });
    await this.record.refresh();
    this.hello(peer);
  }

  gone(peer: EventPeer): void {
    this.peers.delete(peer);
  }

  /** The other side said what it has. */
  async onHello(peer: EventPeer, { frontier }: Extract<Control, { t: 'hello' }>): Promise<void> {
    try {
      const missing = await this.main.call('record.missing', { case: this.caseId, frontier });
      for (const event of missing.slice(0, MOST_AT_ONCE)) peer.send({ t: 'event', event });
    } catch (error) {
      this.failed(codeOf(error));
    }
  }

  onEvent(peer: EventPeer, event: SignedEventJson): void {
    this.arrived.push({ peer, event });
    void this.ingest();
  }

  close(): void {
    this.stop();
    this.peers.clear();
    this.arrived = [];
  }

  /** One batch after the other, so that causes go in before what they cause. */
  private async ingest(): Promise<void> {
    if (this.ingesting) return;
    this.ingesting = true;
    while (this.arrived.length > 0) {
      const batch = this.arrived.splice(0, BATCH);
      try {
        const events = batch.map(({ event }) => event);
        const { refused } = await this.main.call('record.ingest', { case: this.caseId, events });
        if (refused.length > 0)
          await this.again(
            batch.map(({ peer }) => peer),
            refused[0]?.code ?? 'internal',
          );
      } catch (error) {
        this.failed(codeOf(error));
      }
    }
    this.ingesting = false;
  }

  /** Something was missing here, such as a certificate that only the hub has yet: get it, then ask for the events again. */
  private async again(peers: EventPeer[], code: string): Promise<void> {
    this.failed(code);
    const allowed = [...new Set(peers)].filter((peer) => {
      const state = this.peers.get(peer);
      if (!state || state.repeats >= MOST_REPEATS) return false;
      state.repeats += 1;
      return true;
    });
    if (allowed.length === 0) return;
    await this.main.call('sync.now', undefined).catch((error: unknown) => this.failed(codeOf(error)));
    await this.record.refresh();
    for (const peer of allowed) this.hello(peer);
  }

  private hello(peer: EventPeer): void {
    const view = this.record.view();
    if (view) peer.send({ t: 'hello', frontier: frontierOf(view.timeline) });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
