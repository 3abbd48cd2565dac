import { z } from 'zod';
import { utf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import {
  BlobProgress,
  CaseList,
  Certificates,
  EnrolRequest,
  EnrolResponse,
  EventRange,
  HubTime,
  type Invitation,
  InvitationList,
  InviteRequest,
  InviteResponse,
  MAX_CRL_BYTES,
  ProofAnswer,
  type PushEvents,
  PushResult,
  Receipt,
} from '../../shared/protocol/hub';
import { Paths } from '../../shared/protocol/paths';
import { toWire, type SignedEvent } from '../../shared/record/event';
import type { BlobRef } from '../../shared/record/primitives';
import { asAppError, HubConnection, readBody, type Ask, type HubAddress } from './connection';

const ReceivedHeader = z.coerce.number().int().min(0);

/** Every route of a hub (`shared/protocol/hub.ts`) as a method. All answers are parsed; all errors are `AppError`. */
export class HubClient {
  readonly connection: HubConnection;

  constructor(address: HubAddress) {
    this.connection = new HubConnection(address);
  }

  enrol(body: z.input<typeof EnrolRequest>): Promise<z.infer<typeof EnrolResponse>> {
    return this.connection.json(EnrolResponse, post('/v1/enrol', EnrolRequest.parse(body), { once: true }));
  }

  invite(body: z.input<typeof InviteRequest>): Promise<z.infer<typeof InviteResponse>> {
    return this.connection.json(
      InviteResponse,
      post('/v1/invitations', InviteRequest.parse(body), { once: true }),
    );
  }

  async invitations(id?: string): Promise<z.infer<typeof Invitation>[]> {
    const path = id ? `/v1/invitations?case=${id}` : '/v1/invitations';
    return (await this.connection.json(InvitationList, { method: 'GET', path })).invitations;
  }

  async revokeInvitation(id: string): Promise<void> {
    (await this.connection.open({ method: 'DELETE', path: `/v1/invitations/${id}` })).resume();
  }

  async cases(signal?: AbortSignal): Promise<z.infer<typeof CaseList>['cases']> {
    return (await this.connection.json(CaseList, { method: 'GET', path: '/v1/cases', signal })).cases;
  }

  certificates(id: string, signal?: AbortSignal): Promise<z.infer<typeof Certificates>> {
    return this.connection.json(Certificates, {
      method: 'GET',
      path: `/v1/cases/${id}/certificates`,
      signal,
    });
  }

  /** What the hub's authority took back: a revocation list, DER, for `readCrl` to check. */
  async crl(signal?: AbortSignal): Promise<Bytes> {
    const ask: Ask = { method: 'GET', path: '/v1/crl', signal };
    return readBody(await this.connection.open(ask), MAX_CRL_BYTES, signal);
  }

  /** One author's events from a place in that author's log on, as many as fit one answer. */
  events(
    id: string,
    author: string,
    from: number,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof EventRange>> {
    const path = `/v1/cases/${id}/events?author=${author}&from=${from}`;
    return this.connection.json(EventRange, { method: 'GET', path, signal });
  }

  push(id: string, events: SignedEvent[], signal?: AbortSignal): Promise<z.infer<typeof PushResult>> {
    const body: z.input<typeof PushEvents> = { events: events.map(toWire) };
    return this.connection.json(PushResult, post(`/v1/cases/${id}/events`, body, { signal }));
  }

  /** How much of a blob the hub has. */
  async blobProgress(id: string, blob: BlobRef, signal?: AbortSignal): Promise<z.infer<typeof BlobProgress>> {
    const path = blobPath(id, blob.sha256);
    const response = await this.connection.open({ method: 'HEAD', path, signal });
    // It has no body, but until its end was read it holds its connection, and a listener on the signal.
    response.resume();
    const { headers } = response;
    const received = ReceivedHeader.safeParse(headers['x-received']);
    const receipt = headers['x-receipt'] === undefined ? null : receiptOf(headers['x-receipt']);
    if (!received.success || receipt === undefined) throw new AppError('hub.answer-invalid', { path });
    return { received: received.data, size: blob.size, receipt };
  }

  /** Adds a segment at exactly the offset that the hub has reached. The answer to the last one holds the receipt. */
  putSegment(
    id: string,
    blob: BlobRef,
    from: number,
    bytes: Uint8Array,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof BlobProgress>> {
    return this.connection.json(BlobProgress, {
      method: 'PUT',
      path: blobPath(id, blob.sha256),
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${from}-${from + bytes.length - 1}/${blob.size}`,
      },
      body: bytes,
      // After a cut the hub may have some of it: that is asked first, by whoever sends the rest.
      once: true,
      signal,
    });
  }

  /** The bytes of a blob from an offset on, as they come in. */
  async *blob(id: string, blob: BlobRef, from: number, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const path = blobPath(id, blob.sha256);
    const headers = { range: `bytes=${from}-${blob.size - 1}` };
    const response = await this.connection.open({ method: 'GET', path, headers, signal });
    if (response.statusCode !== 206 && from > 0) {
      response.destroy();
      throw new AppError('hub.answer-invalid', { path });
    }
    try {
      for await (const part of response as AsyncIterable<Uint8Array>) yield part;
    } catch (error) {
      throw asAppError(error, signal);
    } finally {
      response.destroy();
    }
  }

  /** That the hub's tree of `from` receipts is the beginning of that of `to`: hashes in Base64. */
  consistencyProof(from: number, to: number): Promise<string[]> {
    return this.proof(`/v1/checkpoint/proof?from=${from}&to=${to}`);
  }

  /** That receipt number `index` is in the hub's tree of `size` receipts. */
  inclusionProof(index: number, size: number): Promise<string[]> {
    return this.proof(`/v1/checkpoint/inclusion?index=${index}&size=${size}`);
  }

  private async proof(path: string): Promise<string[]> {
    return (await this.connection.json(ProofAnswer, { method: 'GET', path })).proof;
  }

  /** The relays of a case's calls, with credentials of this machine's own. */
  paths(id: string, signal?: AbortSignal): Promise<Paths> {
    return this.connection.json(Paths, { method: 'GET', path: `/v1/cases/${id}/paths`, signal });
  }

  async time(): Promise<Date> {
    return new Date((await this.connection.json(HubTime, { method: 'GET', path: '/v1/time' })).wall);
  }

  close(): void {
    this.connection.close();
  }
}

const blobPath = (id: string, sha256: string): string => `/v1/cases/${id}/blobs/${sha256}`;

function post(path: string, body: unknown, more: Partial<Ask>): Ask {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', path, headers, body: utf8(JSON.stringify(body)), ...more };
}

/** A receipt in a header; undefined when it is not one. */
function receiptOf(header: string | string[]): Receipt | undefined {
  try {
    return Receipt.parse(JSON.parse(String(header)));
  } catch {
    return undefined;
  }
}
