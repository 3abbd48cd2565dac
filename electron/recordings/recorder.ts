import type { RecordingEnding } from '../../shared/customs/codes';
import { AppError, toAppError } from '../../shared/errors';
import type { InputOf } from '../../shared/ipc/inputs';
import type { RecordingProgress } from '../../shared/ipc/recordings';
import { MAX_UNKEPT_MS, RECORDING_MIME, type RecordingHead } from '../../shared/record/recording';
import { mayGoOn } from '../../shared/record/recordings';
import type { Recording } from '../../shared/record/state';
import type { Cases, Identities, Logger } from '../services';
import { guardedFiles } from '../store/files';
import { Turns } from '../store/turns';
import type { RecordingFolder } from './folder';
import { unkeptOf } from './recover';
import type { TakeWriter } from './take-writer';

/** A `recording.kept` every so many milliseconds of recording: half of what the record allows to be ahead of it. */
const KEPT_EVERY_MS = MAX_UNKEPT_MS / 2;

/** What a disk that is full is called: before it is, and when it came to it. */
const FULL: ReadonlySet<string> = new Set(['recording.disk-short', 'store.disk-full']);

/** Endings before which everything that came was stored. */
const ORDERLY: ReadonlySet<RecordingEnding> = new Set(['stopped', 'left', 'closed']);

export interface RecorderDeps {
  cases: Cases;
  identities: Identities;
  folder: RecordingFolder;
  logger: Logger;
}

/** What is being recorded now. */
interface Running {
  caseId: string;
  take: TakeWriter;
  /** Milliseconds of the take that the record knows of. */
  keptMs: number;
  keptSegments: number;
}

/** Takes in what windows record, seals it, and puts it on the record. */
export class Recorder {
  private readonly running = new Map<string, Running>();
  private readonly turns = new Turns();
  private readonly stopListening: () => void;

  constructor(private readonly deps: RecorderDeps) {
    // The company's word counts here at once, whatever the window does.
    this.stopListening = deps.cases.onWritten((caseId) => {
      for (const [id, running] of this.running) {
        if (running.caseId === caseId && this.find(caseId, id)?.withdrawn)
          void this.end(caseId, id, 'withdrawn').catch((error: unknown) => this.log(error));
      }
    });
  }

  /**
   * Takes in the next portion of a take; when this resolves, every segment in it is on the disk.
   * @throws AppError `rule.recording.*` when it may not be recorded, `recording.disk-short`, `recording.malformed`, `store.*`:
   * the recording has then ended.
   */
  write(input: InputOf<'recording.write'>): Promise<RecordingProgress> {
    const { case: caseId, recording: id } = input;
    return this.inTurn(id, async () => {
      const recording = this.find(caseId, id);
      const mine = recording?.requested.author === this.me(caseId);
      if (!recording || !mine || !mayGoOn(recording)) throw new AppError('rule.recording.no-consent');
      try {
        return await this.take(input, recording);
      } catch (error) {
        await this.close(caseId, id, this.reasonOf(error, caseId, id));
        throw error;
      }
    });
  }

  /** Ends a recording, or takes back a request that nobody has answered. */
  end(caseId: string, id: string, reason: RecordingEnding): Promise<void> {
    return this.inTurn(id, () => this.close(caseId, id, reason));
  }

  /** Puts the end of what an earlier run of the app left unfinished on the record. */
  async settle(caseId: string): Promise<void> {
    try {
      const { inspection } = this.deps.cases.log(caseId);
      const open = inspection?.recordings.filter((one) => one.answer?.consents && !one.ended) ?? [];
      for (const { id, requested } of open) {
        if (requested.author === this.me(caseId)) await this.end(caseId, id, 'interrupted');
      }
    } catch (error) {
      this.log(error);
    }
  }

  /** Ends what is being recorded: the app closes. */
  async stop(): Promise<void> {
    this.stopListening();
    for (const [id, { caseId }] of this.running)
      await this.end(caseId, id, 'closed').catch((error: unknown) => this.log(error));
    await this.turns.idle();
  }

  private async take(
    { case: caseId, recording: id, begin, started, bytes, last }: InputOf<'recording.write'>,
    recording: Recording,
  ): Promise<RecordingProgress> {
    const { cases, folder } = this.deps;
    const running = begin ? await this.begin(caseId, recording) : this.running.get(id);
    if (!running) throw new AppError('rule.recording.out-of-order');
    for (const piece of running.take.split(bytes, last)) {
      await folder.assertFits(piece.bytes.length);
      await guardedFiles(() => running.take.store(piece));
      const { opening, head } = running.take;
      if (piece.kind === 'init' && opening)
        await cases.write(caseId, 'recording.begun', {
          recording: id,
          take: running.take.name.take,
          mime: RECORDING_MIME,
          init: opening,
          started,
        });
      if (head && head.ms - running.keptMs >= KEPT_EVERY_MS) await this.keep(id, running);
    }
    if (last) await this.finish(id, running);
    return {
      bytes: running.take.head?.bytes ?? 0,
      ms: running.take.head?.ms ?? 0,
      spare: await folder.spare(),
    };
  }

  private async begin(caseId: string, { id, takes }: Recording): Promise<Running> {
    // A window that was loaded anew never said that its take was whole.
    const before = this.running.get(id);
    if (before) await this.finish(id, before);
    const take = this.deps.folder.writer(caseId, id, takes.length + 1);
    const running = { caseId, take, keptMs: 0, keptSegments: 0 };
    this.running.set(id, running);
    return running;
  }

  /** The take is whole; another may follow. */
  private async finish(id: string, running: Running): Promise<void> {
    this.running.delete(id);
    await this.keep(id, running);
    await running.take.close();
  }

  private async keep(id: string, running: Running): Promise<void> {
    const head = ahead(running);
    if (!head) return;
    await this.deps.cases.write(running.caseId, 'recording.kept', { recording: id, head });
    running.keptMs = head.ms;
    running.keptSegments = head.segments;
  }

  private async close(caseId: string, id: string, reason: RecordingEnding): Promise<void> {
    const running = this.running.get(id);
    this.running.delete(id);
    // What came behind the company's word is not kept; after a failure it would leave a hole.
    if (running && ORDERLY.has(reason)) await storeRest(running.take);
    await running?.take.close();
    const recording = this.find(caseId, id);
    if (!recording || recording.ended) return;
    const { folder, cases } = this.deps;
    // A file that never got onto the record counts for nothing.
    await folder.drop(caseId, id, recording.takes.length + 1);
    const head = running ? ahead(running) : await unkeptOf(folder, caseId, recording);
    await cases.write(caseId, 'recording.ended', { recording: id, reason, head });
  }

  private reasonOf(error: unknown, caseId: string, id: string): RecordingEnding {
    // The company's word may have come in the middle of it.
    if (this.find(caseId, id)?.withdrawn) return 'withdrawn';
    return FULL.has(toAppError(error).code) ? 'disk' : 'failed';
  }

  private find(caseId: string, id: string): Recording | undefined {
    return this.deps.cases.log(caseId).inspection?.recordings.find((recording) => recording.id === id);
  }

  private me(caseId: string): string | undefined {
    return this.deps.identities.forCase(caseId)?.person.fingerprint;
  }

  private inTurn<T>(id: string, run: () => Promise<T>): Promise<T> {
    return this.turns.take(id, () => guardedFiles(run));
  }

  private log(error: unknown): void {
    this.deps.logger.error('a recording was not ended on the record', { code: toAppError(error).code });
  }
}

/** What of a take is on the disk and not on the record; null where the record says it all. */
function ahead({ take: { head }, keptSegments }: Running): RecordingHead | null {
  return head && head.segments > keptSegments ? head : null;
}

/** What came last and is whole. A disk that takes no more has what came before it. */
async function storeRest(take: TakeWriter): Promise<void> {
  try {
    for (const piece of take.split(new Uint8Array(), true)) await take.store(piece);
  } catch {
    // The end of the recording says how far it got.
  }
}
