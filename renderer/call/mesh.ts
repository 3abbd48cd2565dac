import type { CallInfo, MemberInfo, Pushes } from '../../shared/ipc/contract';
import type { Control } from '../../shared/protocol/control';
import type { Paths } from '../../shared/protocol/paths';
import type { SignalData } from '../../shared/protocol/signal';
import type { ClockDifference } from '../../shared/record/clock-watch';
import type { Part } from '../../shared/record/state';
import type { BulkFile } from './bulk-sender';
import { CallPeer, type Heard } from './call-peer';
import type { ReceiverEvents } from './bulk-receiver';
import { Emitter } from './emitter';
import type { MainPort, RecordPort } from './main-port';
import type { Slot } from './lasting-peer';
import type { Outgoing } from './picture-settings';
import { roleTowards } from './roster';

export interface MeshEvents {
  /** Somebody came, went, or something that is shown of one of them changed. */
  changed: undefined;
  /** Somebody can be called now. */
  appeared: { fingerprint: string };
  connected: CallPeer;
  interrupted: CallPeer;
  left: CallPeer;
  heard: { peer: CallPeer; message: Heard };
  dropped: string;
  progress: ReceiverEvents['progress'];
  verified: ReceiverEvents['verified'];
  failed: ReceiverEvents['failed'];
  clock: { peer: CallPeer; found: ClockDifference };
}

export interface MeshOptions {
  caseId: string;
  main: MainPort;
  record: RecordPort;
  out: Outgoing;
  /** Bytes of a file of this machine. */
  read: (file: BulkFile, offset: number, length: number) => Promise<Uint8Array>;
}

/** Everybody else in the call, each over a connection of their own, as the hub's roster says. */
export class Mesh extends Emitter<MeshEvents> {
  private readonly peers = new Map<string, CallPeer>();
  private info: CallInfo | null = null;
  /** Signals that overtook the answer to `call.join`. */
  private early: Pushes['call-signal'][] = [];

  constructor(private readonly options: MeshOptions) {
    super();
  }

  get all(): CallPeer[] {
    return [...this.peers.values()];
  }

  /** The call's session; null before this machine is in it. */
  get session(): string | null {
    return this.info?.session ?? null;
  }

  /** The company's machine, when it is connected. */
  get company(): CallPeer | undefined {
    return this.all.find((peer) => peer.connected && peer.part === 'representative');
  }

  start(info: CallInfo): void {
    this.info = { ...info };
    this.roster(info);
    for (const signal of this.early.splice(0)) this.signal(signal);
  }

  roster({ session, members }: { session: string; members: MemberInfo[] }): void {
    const { info } = this;
    if (!info) return;
    Object.assign(info, { session, members });
    for (const member of members) {
      if (member.fingerprint !== info.me)
        this.expect(member, roleTowards(members, info.me, member.fingerprint));
    }
    for (const peer of this.all) {
      // Somebody whose hub is gone is still in the call for as long as the connection stands.
      if (!this.isMember(peer) && !peer.connected) this.dismiss(peer);
    }
    this.emit('changed', undefined);
  }

  signal(signal: Pushes['call-signal']): void {
    const { session, from, generation, data } = signal;
    if (!this.info) this.early.push(signal);
    else if (session === this.info.session) this.peers.get(from)?.signal(generation, data);
  }

  /** From now on: connections that stand use them when they are restarted. */
  setPaths(paths: Paths): void {
    if (!this.info) return;
    this.info.paths = paths;
    for (const peer of this.all) peer.link.setPaths(paths);
  }

  /** Sends to everybody who is connected. */
  broadcast(message: Control): void {
    for (const peer of this.all) peer.send(message);
  }

  /** As `broadcast`, where it may be lost rather than late. */
  broadcastLive(message: Control): void {
    for (const peer of this.all) peer.sendLive(message);
  }

  replaceTrack(slot: Slot, track: MediaStreamTrack | null): void {
    for (const peer of this.all)
      peer.link.replaceTrack(slot, track).catch(() => this.emit('dropped', 'track'));
  }

  refreshPictures(): void {
    for (const peer of this.all) peer.link.refreshPictures();
  }

  /** This machine has another address, or woke up: nothing waits until it is noticed that the old connection is gone. */
  networkChanged(): void {
    for (const peer of this.all) peer.link.networkChanged();
  }

  /** Without the hub nobody can be called anew; who is there when it is back, its roster says. */
  hubLost(): void {
    for (const peer of this.all) peer.link.setReachable(false);
  }

  /** Looks whether everybody is still heard. */
  listenIn(): void {
    for (const peer of this.all) peer.link.listenIn().catch(() => this.emit('dropped', 'stats'));
  }

  measure(): void {
    for (const peer of this.all) peer.measure().catch(() => this.emit('dropped', 'stats'));
  }

  /** Ends the connection to somebody who said goodbye. */
  dismiss(peer: CallPeer): void {
    this.peers.delete(peer.fingerprint);
    peer.close();
    this.emit('left', peer);
    this.emit('changed', undefined);
  }

  close(): void {
    this.info = null;
    for (const peer of this.all) peer.close();
    this.peers.clear();
  }

  private expect(member: MemberInfo, role: ReturnType<typeof roleTowards>): void {
    const known = this.peers.get(member.fingerprint);
    if (known && known.run !== member.run) {
      // Another start of that app: it knows nothing of this connection.
      if (known.connected) this.emit('interrupted', known);
      this.dismiss(known);
    } else if (known) {
      known.link.assign(role);
      known.link.setReachable(member.here);
      return;
    }
    this.emit('appeared', member);
    this.peers.set(member.fingerprint, this.meet(member, role));
  }

  private meet({ fingerprint, run }: MemberInfo, role: ReturnType<typeof roleTowards>): CallPeer {
    const { caseId, main, record, out, read } = this.options;
    const peer = new CallPeer({
      caseId,
      fingerprint,
      run,
      link: {
        role,
        paths: this.info?.paths ?? { iceServers: [], relayOnly: false },
        out,
        sendSignal: (generation, data) => this.sendSignal(fingerprint, generation, data),
      },
      files: {
        read,
        receive: (blob) => main.call('blob.receive', { case: caseId, blob }),
        write: (sha256, offset, bytes) => main.call('blob.write', { case: caseId, sha256, offset, bytes }),
      },
      partOf: () => this.partOf(fingerprint),
      identify: () => record.refresh(),
    });
    peer.on('changed', () => this.emit('changed', undefined));
    peer.on('connected', () => this.emit('connected', peer));
    peer.on('interrupted', () => {
      this.emit('interrupted', peer);
      if (!this.isMember(peer)) this.dismiss(peer);
    });
    peer.on('heard', (message) => this.emit('heard', { peer, message }));
    peer.on('dropped', (code) => this.emit('dropped', code));
    peer.on('progress', (progress) => this.emit('progress', progress));
    peer.on('verified', (file) => this.emit('verified', file));
    peer.on('failed', (failure) => this.emit('failed', failure));
    peer.on('clock', (found) => this.emit('clock', { peer, found }));
    return peer;
  }

  private sendSignal(to: string, generation: number, data: SignalData): void {
    const { caseId, main } = this.options;
    const { session } = this;
    if (session === null) return;
    // Lost while the hub is away: the reconnect policy tries again.
    main
      .call('call.signal', { case: caseId, session, to, generation, data })
      .catch(() => this.emit('dropped', 'signal'));
  }

  private isMember(peer: CallPeer): boolean {
    return this.info?.members.some(({ fingerprint }) => fingerprint === peer.fingerprint) ?? false;
  }

  private partOf(fingerprint: string): Part | null {
    const people = this.options.record.view()?.inspection.participants;
    return people?.find((person) => person.fingerprint === fingerprint)?.part ?? null;
  }
}
