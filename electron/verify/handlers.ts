import { fromBase64 } from '../../shared/bytes';
import { eventsName } from '../../shared/bundle/names';
import type { Anchor } from '../../shared/bundle/verify/people';
import { AppError } from '../../shared/errors';
import type { CallName } from '../../shared/ipc/inputs';
import type { Handlers } from '../bridge/handlers';
import type { Windows } from '../services';
import type { GivenFile } from '../../shared/ipc/contract';
import type { TimeAuthoritySetting } from '../../shared/ipc/time-authorities';
import type { ChooseFile } from '../export/handlers';
import { writeBeside } from '../export/write-beside';
import { firstTimestamp } from '../timestamps/quick';
import { OpenedFile } from './given-file';

export interface VerifyDeps {
  windows: Windows;
  /** Certificates of the authorities that this machine knows; none while the store is closed. */
  authorities: () => Uint8Array[];
  /** Who stamps renewals, and is believed about time where its certificate is set: the settings are no place for more. */
  timeAuthorities: () => readonly TimeAuthoritySetting[];
  chooseFile: ChooseFile;
}

export type VerifyHandlers = Pick<Handlers, Extract<CallName, `verify.${string}`>>;

/** Where an anchor comes from that nobody had to name. */
const KNOWN_HERE = 'machine';

/** Checks the files that people give: one at a time, the last one given. */
export function verifyHandlers(deps: VerifyDeps): VerifyHandlers {
  const { windows, authorities, timeAuthorities, chooseFile } = deps;
  let current: OpenedFile | null = null;

  function opened(file: string): OpenedFile {
    if (current?.given.file !== file) throw new AppError('verify.closed');
    return current;
  }

  /** Opens a file in the place of the one before. */
  async function take(path: string): Promise<GivenFile> {
    const next = await OpenedFile.open(path);
    const last = current;
    current = next;
    await last?.close();
    return next.given;
  }

  const known = (): Anchor[] => [
    ...authorities().map((certificate) => ({ certificate, from: KNOWN_HERE })),
    ...timeAuthorities().flatMap(({ certificate }) =>
      certificate === undefined
        ? []
        : [{ certificate: fromBase64(certificate), from: KNOWN_HERE, onlyTime: true }],
    ),
  ];
  const telling = (file: string) =>
    byPercent((done, total) => windows.push('verify-progress', { file, done, total }));

  return {
    'verify.take': async ({ path }) => take(path),
    'verify.start': async ({ file, trusted }) => opened(file).check(known(), trusted, telling(file)),
    'verify.renew': async ({ file, trusted }) => {
      const source = opened(file);
      if (timeAuthorities().length === 0) throw new AppError('renew.no-authority');
      const path = await chooseFile(await source.renewedName());
      if (path === null) return null;
      const timestamp = (imprint: Uint8Array) => firstTimestamp(timeAuthorities(), imprint);
      await source.renew(path, { timestamp, onProgress: telling(file) }, { known: known(), trusted });
      return { path, given: await take(path) };
    },
    'verify.cancel': async ({ file }) => {
      if (current?.given.file === file) current.cancel();
    },
    'verify.table': async ({ file, csv }) => {
      const path = await chooseFile(eventsName(opened(file).given.name));
      if (path === null) return null;
      await writeBeside(path, (target) => target.writeFile(csv, 'utf8'));
      return { path };
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
