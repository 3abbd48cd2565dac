import { AppError } from '../../../shared/errors';
import type { CameraOrder } from '../../../shared/protocol/camera';
import type { Control } from '../../../shared/protocol/control';

/** A camera that is opened anew takes seconds; longer than this is no answer. */
const ANSWER_MS = 10_000;

interface Waiting {
  resolve: () => void;
  reject: (error: AppError) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** The lead's orders to the company's cameras and the answers to them. */
export class CameraOrders {
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  /** @param company the company's machine while it is connected; `send` says whether the message went out. */
  constructor(private readonly company: () => { send(message: Control): boolean } | null) {}

  /** @throws AppError `camera.no-company`, `camera.no-answer`, or the code that the company's machine answered. */
  give(order: CameraOrder): Promise<void> {
    const ask = (this.count += 1);
    return new Promise((resolve, reject) => {
      if (!this.company()?.send({ t: 'camera', ask, order })) {
        reject(new AppError('camera.no-company'));
        return;
      }
      const timer = setTimeout(() => {
        this.waiting.delete(ask);
        reject(new AppError('camera.no-answer'));
      }, ANSWER_MS);
      this.waiting.set(ask, { resolve, reject, timer });
    });
  }

  answered({ ask, code }: { ask: number; code?: string }): void {
    const waiting = this.waiting.get(ask);
    if (!waiting) return;
    this.end(ask, waiting);
    if (code === undefined) waiting.resolve();
    else waiting.reject(new AppError(code));
  }

  close(): void {
    for (const [ask, waiting] of this.waiting) {
      this.end(ask, waiting);
      waiting.reject(new AppError('camera.no-company'));
    }
  }

  private end(ask: number, { timer }: Waiting): void {
    clearTimeout(timer);
    this.waiting.delete(ask);
  }
}
