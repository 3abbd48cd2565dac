import { request, Agent } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WebSocket, type ClientOptions } from 'ws';
import { base64, fromBase64, hex, utf8, type Bytes } from '../shared/bytes';
import { sha256Hex } from '../shared/hash';
import { readCertificate } from '../shared/identity/certificate';
import { enrolmentProof } from '../shared/identity/enrolment';
import { toPem } from '../shared/identity/pem';
import type { Person } from '../shared/identity/person';
import { EnrolResponse, PushResult } from '../shared/protocol/hub';
import { FromHub, type ToHub } from '../shared/protocol/signal';
import type { CaseFile } from '../shared/customs/case-file';
import type { BodyOf, EventType } from '../shared/record/bodies';
import { caseIdFor } from '../shared/record/case-id';
import {
  decodeEvent,
  encodeEvent,
  toWire,
  type EventDraft,
  type RecordEvent,
  type SignedEvent,
} from '../shared/record/event';
import { KEY_ALGORITHM, signBytes, type Signer } from '../shared/record/signing';
import { SAMPLE_CASE } from '../shared/record/test-office';
import { silentLogger } from './log';
import { startHub, type Hub, type HubOptions } from './server';

/** People with real keys who talk to a real hub over real TLS, for the hub's tests. */

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
  json: () => unknown;
}

export const randomId = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** A hub in a folder of its own; `start` starts it, also again after `stop`. */
export class TestHub {
  readonly dataDir = mkdtempSync(path.join(os.tmpdir(), 'yuanjian-hub-'));
  private running: Hub | null = null;
  private readonly apps = new Set<TestApp>();

  static async start(options: Partial<HubOptions> = {}): Promise<TestHub> {
    const made = new TestHub();
    await made.start(options);
    return made;
  }

  async start(options: Partial<HubOptions> = {}): Promise<Hub> {
    this.running = await startHub({
      dataDir: this.dataDir,
      name: '示例枢纽',
      logger: silentLogger,
      ...options,
    });
    return this.running;
  }

  get hub(): Hub {
    if (!this.running) throw new Error('the hub does not run');
    return this.running;
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  async remove(): Promise<void> {
    for (const app of this.apps) app.close();
    await this.stop();
    rmSync(this.dataDir, { recursive: true });
  }

  /** Somebody who has not been enrolled. */
  stranger(): TestApp {
    const app = new TestApp(() => this.hub);
    this.apps.add(app);
    return app;
  }

  async officer(name: string, badge: string): Promise<TestApp> {
    const app = this.stranger();
    const { secret } = await this.hub.invite({ role: 'officer', name, badge, validMinutes: 60 });
    await app.enrol(secret);
    return app;
  }

  async guest(role: 'representative' | 'witness' | 'observer', id: string): Promise<TestApp> {
    const app = this.stranger();
    const { secret } = await this.hub.invite({ role, case: id, validMinutes: 60 });
    await app.enrol(secret, '丙仓管');
    return app;
  }
}

interface Enrolled {
  signer: Signer;
  person: Person;
  authority: Bytes;
}

export class TestApp {
  private enrolled: Enrolled | null = null;
  private agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  private readonly sockets: WebSocket[] = [];
  private readonly chains = new Map<string, RecordEvent>();

  constructor(private readonly hub: () => Pick<Hub, 'url'>) {}

  get me(): Enrolled {
    if (!this.enrolled) throw new Error('not enrolled');
    return this.enrolled;
  }

  get fingerprint(): string {
    return this.me.signer.fingerprint;
  }

  /** Enrols with a secret, or throws the hub's error body. */
  async enrol(secret: string, name?: string, pair?: CryptoKeyPair): Promise<void> {
    const keys = pair ?? (await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']));
    const answer = await this.send('POST', '/v1/enrol', await enrolBody(secret, keys, name));
    if (answer.status !== 200) throw answer.json();
    const { certificate, authority } = EnrolResponse.parse(answer.json());
    await this.become(fromBase64(certificate), fromBase64(authority), keys.privateKey);
  }

  /** Uses a key and a certificate that came from elsewhere. */
  async become(certificate: Bytes, authority: Bytes, privateKey: CryptoKey): Promise<void> {
    const { person, fingerprint } = await readCertificate(certificate);
    if (!person) throw new Error('not a certificate of a person');
    this.enrolled = { person, authority, signer: { fingerprint, certificate, privateKey } };
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
    this.agent.destroy();
    this.agent = new Agent({
      keepAlive: true,
      rejectUnauthorized: false,
      key: toPem('PRIVATE KEY', pkcs8),
      cert: toPem('CERTIFICATE', certificate),
    });
  }

  /** A request; with `cut` only the beginning of its body, and then the connection breaks when `cut.when` says so. */
  send(
    method: string,
    where: string,
    body?: unknown,
    headers: Record<string, string> = {},
    cut?: { after: number; when: () => Promise<void> },
  ): Promise<Answer> {
    const bytes = body === undefined || body instanceof Uint8Array ? body : utf8(JSON.stringify(body));
    const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(where, this.hub().url), {
        method,
        agent: this.agent,
        headers: {
          ...(bytes && { 'content-type': type, 'content-length': String(bytes.length) }),
          ...headers,
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const whole = Buffer.concat(parts);
          const json = (): unknown => JSON.parse(whole.toString('utf8'));
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: whole, json });
        });
      });
      if (!cut) return outgoing.end(bytes);
      outgoing.write(bytes?.subarray(0, cut.after));
      void cut.when().then(() => outgoing.destroy(new Error('cut')), reject);
    });
  }

  /** Signs this person's next event in a case, without sending it. */
  async write<T extends EventType>(
    id: string,
    type: T,
    body: BodyOf<T>,
    at: Partial<EventDraft> = {},
  ): Promise<Written> {
    const last = this.chains.get(id);
    const draft = {
      case: id,
      author: this.fingerprint,
      seq: last ? last.seq + 1 : 0,
      prev: last ? last.hash : null,
      seen: {},
      checkpoint: null,
      wall: '2026-03-16T01:00:00.000Z',
      mono: { run: '0'.repeat(32), ms: 0 },
      type,
      body,
      ...at,
    } as EventDraft;
    const bytes = encodeEvent(draft);
    const event = decodeEvent(bytes);
    const signed = { bytes, signature: await signBytes(this.me.signer.privateKey, bytes) };
    if (Object.keys(at).length === 0) this.chains.set(id, event);
    return { event, signed };
  }

  say(id: string, text: string, at: Partial<EventDraft> = {}): Promise<Written> {
    return this.write(id, 'chat.said', { text }, at);
  }

  /** Opens a case as its lead officer, and sends the opening. */
  async open(file: CaseFile = SAMPLE_CASE): Promise<string> {
    const nonce = randomId();
    const id = caseIdFor(this.fingerprint, nonce);
    const authority = sha256Hex(this.me.authority);
    const opening = await this.write(id, 'case.opened', { case: file, nonce, authority });
    await this.push(id, opening);
    return id;
  }

  pushRaw(id: string, ...written: Written[]): Promise<Answer> {
    return this.send('POST', `/v1/cases/${id}/events`, {
      events: written.map(({ signed }) => toWire(signed)),
    });
  }

  /** Sends events; throws the hub's error body. */
  async push(id: string, ...written: Written[]): Promise<ReturnType<typeof PushResult.parse>> {
    const answer = await this.pushRaw(id, ...written);
    if (answer.status !== 200) throw answer.json();
    return PushResult.parse(answer.json());
  }

  /** Opens the live socket. */
  async live(options: ClientOptions = {}): Promise<TestSocket> {
    const socket = new WebSocket(new URL('/v1/live', this.hub().url.replace('https', 'wss')), {
      agent: this.agent,
      ...options,
    });
    this.sockets.push(socket);
    return TestSocket.open(socket);
  }

  close(): void {
    for (const socket of this.sockets) socket.terminate();
    this.agent.destroy();
  }
}

export interface Written {
  event: RecordEvent;
  signed: SignedEvent;
}

/** A request body of enrolment. */
export async function enrolBody(
  secret: string,
  keys: CryptoKeyPair,
  name?: string,
): Promise<Record<string, unknown>> {
  const publicKey = base64(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)));
  const proof = base64(await signBytes(keys.privateKey, enrolmentProof(secret)));
  return { secret, publicKey, proof, ...(name !== undefined && { name }) };
}

type MessageOf<T extends FromHub['t']> = Extract<FromHub, { t: T }>;

/** A live socket whose messages are taken one by one. */
export class TestSocket {
  private readonly inbox: FromHub[] = [];
  private readonly waiting = new Set<() => void>();
  closed: number | null = null;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.inbox.push(FromHub.parse(JSON.parse(data.toString('utf8'))));
      for (const wake of this.waiting) wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      for (const wake of this.waiting) wake();
    });
  }

  static open(socket: WebSocket): Promise<TestSocket> {
    const made = new TestSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(made));
      socket.once('error', reject);
    });
  }

  say(message: ToHub | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message of a kind that fits; those before it are dropped. */
  async hears<T extends FromHub['t']>(
    t: T,
    fits: (m: MessageOf<T>) => boolean = () => true,
  ): Promise<MessageOf<T>> {
    const isIt = (message: FromHub): message is MessageOf<T> =>
      message.t === t && fits(message as MessageOf<T>);
    await this.until(() => this.inbox.some(isIt));
    return this.inbox.splice(0, this.inbox.findIndex(isIt) + 1).at(-1) as MessageOf<T>;
  }

  async ends(): Promise<number> {
    await this.until(() => this.closed !== null);
    return this.closed ?? 0;
  }

  private until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }
}
