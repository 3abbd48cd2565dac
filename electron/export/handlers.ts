import { writeFile } from 'node:fs/promises';
import { bundleName } from '../../shared/bundle/names';
import { AppError } from '../../shared/errors';
import { toPem } from '../../shared/identity/pem';
import type { OpenHandlers } from '../bridge/handlers';
import type { Cases, Identities, Store, Windows } from '../services';
import { bundleSource, exportBundle } from './bundle';
import { fileError } from './write-beside';
import type { SealMarks } from '../signoff/seal-mark';

/** Where to save a file that will be called `name` unless the person says otherwise; null when they would rather not. */
export type ChooseFile = (name: string) => Promise<string | null>;

export interface ExportDeps {
  cases: Cases;
  identities: Identities;
  store: Store;
  windows: Windows;
  seals: SealMarks;
  chooseFile: ChooseFile;
}

type ExportCalls = Extract<keyof OpenHandlers, `export.${string}`>;

export function exportHandlers(deps: ExportDeps): Pick<OpenHandlers, ExportCalls> {
  const { cases, identities, store, windows, seals, chooseFile } = deps;
  const running = new Map<string, AbortController>();

  return {
    'export.bundle': async ({ case: id }) => {
      const { inspection } = cases.log(id);
      if (!inspection?.seal) throw new AppError('export.not-sealed');
      if (running.has(id)) throw new AppError('export.running');
      const stop = new AbortController();
      running.set(id, stop);
      try {
        const path = await chooseFile(bundleName(inspection.case.declaration.number, id));
        if (path === null) return null;
        await seals.attach(id, stop.signal);
        const bytes = await exportBundle(await bundleSource(cases, store, id), path, {
          signal: stop.signal,
          onProgress: rarely((done, total) => windows.push('export-progress', { case: id, done, total })),
        });
        return { path, bytes };
      } catch (error) {
        throw stop.signal.aborted ? new AppError('export.cancelled') : error;
      } finally {
        running.delete(id);
      }
    },

    'export.cancel': async ({ case: id }) => {
      running.get(id)?.abort();
    },

    'export.authority': async ({ authority }) => {
      const holder = identities.all().find(({ hub }) => hub.id === authority);
      if (!holder) throw new AppError('export.authority-unknown');
      const path = await chooseFile(`authority-${authority.slice(0, 8)}.pem`);
      if (path === null) return null;
      await writeFile(path, toPem('CERTIFICATE', holder.authority)).catch((error: unknown) => {
        throw fileError(error);
      });
      return { path };
    },
  };
}

/** Lets through a hundred steps at most, the last among them. */
function rarely(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (percent === told) return;
    told = percent;
    tell(done, total);
  };
}
