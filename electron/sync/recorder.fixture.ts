import type { PushName, Pushes } from '../../shared/ipc/contract';
import type { Windows } from '../services';

type Pushed = { [P in PushName]: { name: P; value: Pushes[P] } }[PushName];

/** Stands where the windows are, writes down what they are told, and wakes whoever waits for it. */
export class Recorder implements Windows {
  readonly pushed: Pushed[] = [];
  private readonly waiting = new Set<() => void>();

  push<P extends PushName>(name: P, value: Pushes[P]): void {
    this.pushed.push({ name, value } as Pushed);
    for (const look of this.waiting) look();
  }

  all<P extends PushName>(name: P): Pushes[P][] {
    return this.pushed.flatMap((one) => (one.name === name ? [one.value as Pushes[P]] : []));
  }

  /** The first push of a kind, past or to come, that fits. */
  until<P extends PushName>(name: P, fits: (value: Pushes[P]) => boolean): Promise<Pushes[P]> {
    return this.when(() => this.all(name).find(fits));
  }

  /** Resolves after the next push, whatever it is. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  /** Looks now and after every push until there is something. */
  when<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const attempt = (): void => {
        const found = look();
        if (!found) return;
        this.waiting.delete(attempt);
        resolve(found);
      };
      this.waiting.add(attempt);
      attempt();
    });
  }
}
