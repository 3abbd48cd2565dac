import { AppError } from '../../shared/errors';
import type { Bytes } from '../../shared/bytes';
import type { Measured } from './picture-check';

export interface EncodeRequest {
  id: number;
  picture: ImageBitmap;
  /** What is wanted of it. */
  original: boolean;
  look: boolean;
}

export type EncodeReply =
  | { id: number; original: ArrayBuffer }
  | { id: number; look: { thumbnail: ArrayBuffer; measured: Measured } }
  | { id: number; failed: true };

/** A small picture of a still, and what was measured on it. */
export interface Look {
  thumbnail: Bytes;
  measured: Measured;
}

interface Waiting {
  original: (bytes: Bytes) => void;
  look: (look: Look) => void;
  fail: (error: AppError) => void;
}

/** Turns pictures into JPEGs, and measures them, in a thread of their own. */
export class StillEncoder {
  private readonly worker = new Worker(new URL('./still-encoder.worker.ts', import.meta.url), {
    type: 'module',
  });
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<EncodeReply>) => this.answer(data);
    this.worker.onerror = () => this.failAll();
  }

  /**
   * The picture as JPEG, and a moment later what a look at it brings. The picture is given away. Both fail with AppError
   * `still.no-picture`; a look that nobody waits for may fail unheard.
   */
  both(picture: ImageBitmap): { original: Promise<Bytes>; look: Promise<Look> } {
    return this.ask(picture, { original: true, look: true });
  }

  /** The picture as JPEG alone. @throws AppError `still.no-picture`. */
  original(picture: ImageBitmap): Promise<Bytes> {
    return this.ask(picture, { original: true, look: false }).original;
  }

  /** A look at a picture that is a JPEG already. @throws AppError `still.no-picture`. */
  look(picture: ImageBitmap): Promise<Look> {
    return this.ask(picture, { original: false, look: true }).look;
  }

  close(): void {
    this.worker.terminate();
    this.failAll();
  }

  private ask(
    picture: ImageBitmap,
    wanted: Pick<EncodeRequest, 'original' | 'look'>,
  ): { original: Promise<Bytes>; look: Promise<Look> } {
    const id = ++this.last;
    const original = Promise.withResolvers<Bytes>();
    const look = Promise.withResolvers<Look>();
    for (const { promise } of [original, look]) promise.catch(() => undefined);
    const fail = (error: AppError): void => {
      original.reject(error);
      look.reject(error);
    };
    this.waiting.set(id, { original: original.resolve, look: look.resolve, fail });
    this.worker.postMessage({ id, picture, ...wanted } satisfies EncodeRequest, [picture]);
    const forget = (): unknown => this.waiting.delete(id);
    void (wanted.look ? look.promise : original.promise).then(forget, forget);
    return { original: original.promise, look: look.promise };
  }

  private answer(reply: EncodeReply): void {
    const waiting = this.waiting.get(reply.id);
    if ('original' in reply) waiting?.original(new Uint8Array(reply.original));
    else if ('look' in reply)
      waiting?.look({ ...reply.look, thumbnail: new Uint8Array(reply.look.thumbnail) });
    else waiting?.fail(new AppError('still.no-picture'));
  }

  private failAll(): void {
    for (const waiting of this.waiting.values()) waiting.fail(new AppError('still.no-picture'));
  }
}
