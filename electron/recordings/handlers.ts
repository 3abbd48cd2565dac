import { AppError } from '../../shared/errors';
import type { OpenHandlers } from '../bridge/handlers';
import type { ChooseFile } from '../export/handlers';
import type { Cases, Store, Windows } from '../services';
import { guardedFiles } from '../store/files';
import { saveClip } from './clip';
import type { RecordingFolder } from './folder';
import { RecordingReader } from './reader';
import type { Recorder } from './recorder';

export interface RecordingHandlerDeps {
  cases: Cases;
  store: Store;
  windows: Windows;
  folder: RecordingFolder;
  recorder: Recorder;
  chooseFile: ChooseFile;
}

type RecordingCalls = Extract<keyof OpenHandlers, `recording.${string}`>;

export function recordingHandlers(deps: RecordingHandlerDeps): Pick<OpenHandlers, RecordingCalls> {
  const { cases, store, windows, folder, recorder, chooseFile } = deps;
  const reader = new RecordingReader(cases, folder);
  const saving = new Map<string, AbortController>();
  return {
    'recording.write': (input) => recorder.write(input),
    'recording.end': async ({ case: id, recording, reason }) => {
      await recorder.end(id, recording, reason);
      return undefined;
    },
    'recording.spare': async () => ({ spare: await guardedFiles(() => folder.spare()) }),
    'recording.list': ({ case: id }) => guardedFiles(() => reader.list(id)),
    'recording.read': ({ case: id, recording, take, n }) =>
      guardedFiles(() => reader.read(id, recording, take, n)),

    'recording.clip': async ({ case: id, recording, take, from, to }) => {
      if (saving.has(id)) throw new AppError('export.running');
      const stop = new AbortController();
      saving.set(id, stop);
      try {
        const { number } = cases.log(id).inspection?.case.declaration ?? {};
        const path = await chooseFile(`${number ?? id}-${recording.slice(0, 8)}-${take}-${from}-${to}.webm`);
        if (path === null) return null;
        const bytes = await saveClip(
          { cases, events: store.events, reader },
          { caseId: id, recording, take, from, to },
          path,
          {
            signal: stop.signal,
            onProgress: (done, total) => windows.push('clip-progress', { case: id, done, total }),
          },
        );
        return { path, bytes };
      } finally {
        saving.delete(id);
      }
    },
    'recording.clip-cancel': async ({ case: id }) => {
      saving.get(id)?.abort();
      return undefined;
    },
  };
}
