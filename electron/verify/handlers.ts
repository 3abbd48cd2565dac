import { AppError } from '../../shared/errors';
import type { CallName } from '../../shared/ipc/inputs';
import type { Handlers } from '../bridge/handlers';
import type { Windows } from '../services';
import { OpenedFile } from './given-file';

export interface VerifyDeps {
  windows: Windows;
  /** Certificates of the authorities that this machine knows; none while the store is closed. */
  authorities: () => Uint8Array[];
}

export type VerifyHandlers = Pick<Handlers, Extract<CallName, `verify.${string}`>>;

/** Where an anchor comes from that nobody had to name. */
const KNOWN_HERE = 'machine';

/** Checks the files that people give: one at a time, the last one given. */
export function verifyHandlers({ windows, authorities }: VerifyDeps): VerifyHandlers {
  let current: OpenedFile | null = null;

  function opened(file: string): OpenedFile {
    if (current?.given.file !== file) throw new AppError('verify.closed');
    return current;
  }

  return {
    'verify.take': async ({ path }) => {
      const next = await OpenedFile.open(path);
      const last = current;
      current = next;
      await last?.close();
      return next.given;
    },
    'verify.start': async ({ file, trusted }) => {
      const known = authorities().map((certificate) => ({ certificate, from: KNOWN_HERE }));
      const tell = byPercent((done, total) => windows.push('verify-progress', { file, done, total }));
      return opened(file).check(known, trusted, tell);
    },
    'verify.cancel': async ({ file }) => {
      if (current?.given.file === file) current.cancel();
    },
    'verify.picture': async ({ file, place, sha256 }) => {
      const pieces = await opened(file).pieces();
      return pieces ? pieces.picture(place, sha256) : { refused: 'missing' };
    },
  };
}

/** Lets through a step for each percent: a window has no use for more. */
function byPercent(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (percent === told) return;
    told = percent;
    tell(done, total);
  };
}
