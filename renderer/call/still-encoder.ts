import { AppError } from '../../shared/errors';
import type { Bytes } from '../../shared/bytes';
import type { Measured } from './picture-check';

export interface EncodeRequest {
  id: number;
  picture: ImageBitmap;
  /** Whether the picture itself is wanted too, not only the small one. */
  whole: boolean;
}

export type EncodeReply =
  | { id: number; ok: true; original: ArrayBuffer | null; thumbnail: ArrayBuffer; measured: Measured }
  | { id: number; ok: false };

type Waiting = (reply: EncodeReply) => void;

/** What comes back of a picture that is a JPEG already. */
export interface Encoded {
  thumbnail: Bytes;
  measured: Measured;
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
   * The picture as JPEG, its thumbnail, and what was measured on it. The picture is given away.
   * @throws AppError `still.no-picture`.
   */
  async both(picture: ImageBitmap): Promise<Encoded & { original: Bytes }> {
    const { original, thumbnail, measured } = await this.ask(picture, true);
    if (!original) throw new AppError('still.no-picture');
    return { original: new Uint8Array(original), thumbnail: new Uint8Array(thumbnail), measured };
  }

  /** The same of a picture that is a JPEG already. @throws AppError `still.no-picture`. */
  async thumbnail(picture: ImageBitmap): Promise<Encoded> {
    const { thumbnail, measured } = await this.ask(picture, false);
    return { thumbnail: new Uint8Array(thumbnail), measured };
  }

  close(): void {
    this.worker.terminate();
    this.failAll();
  }

  private async ask(picture: ImageBitmap, whole: boolean): Promise<Extract<EncodeReply, { ok: true }>> {
    const id = ++this.last;
    const reply = await new Promise<EncodeReply>((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ id, picture, whole } satisfies EncodeRequest, [picture]);
    });
    if (!reply.ok) throw new AppError('still.no-picture');
    return reply;
  }

  private answer(reply: EncodeReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    waiting?.(reply);
  }

  private failAll(): void {
    for (const id of [...this.waiting.keys()]) this.answer({ id, ok: false });
  }
}
