import { AppError } from '../../shared/errors';
import type { BlobRef } from '../../shared/record/primitives';
import type { BulkFile } from './bulk-sender';
import type { CallPeer } from './call-peer';
import type { LocalMedia } from './local-media';
import type { MainPort, RecordPort } from './main-port';
import type { Mesh } from './mesh';
import { FreshBytes } from './fresh-bytes';
import { StillCamera, type Shot } from './still-camera';
import { StillEncoder } from './still-encoder';
import { inscribeStill, type PlaceSource } from './still-exif';
import { StillTaker } from './still-taker';

export interface StillSourceOptions {
  caseId: string;
  main: MainPort;
  record: RecordPort;
  media: LocalMedia;
  mesh: Mesh;
  /** Where this machine is; left out where nobody asks it. */
  place?: PlaceSource | undefined;
  /** The camera has just taken a still: for the flash. */
  shot: (still: string) => void;
}

/** The company's side of stills, put together: its camera, the thread that encodes, the queue, and the way out. */
export class StillSource {
  private readonly encoder = new StillEncoder();
  private readonly fresh = new FreshBytes();
  private readonly taker: StillTaker;
  private camera: StillCamera | null = null;
  private readonly stopMedia: () => void;

  constructor(private readonly options: StillSourceOptions) {
    const { caseId, main, record, media, mesh, place, shot } = options;
    // Made ready before the first shutter, which then has nothing to wait for.
    this.openCamera();
    this.stopMedia = media.on('track', ({ kind }) => {
      if (kind === 'video') this.openCamera();
    });
    this.taker = new StillTaker({
      caseId,
      main,
      record,
      shoot: () => this.shoot(),
      inscribe: (request, taken) =>
        inscribeStill(taken, request, record.view()?.inspection, place?.() ?? null),
      tell: (step) => {
        mesh.broadcast(step);
        if (step.step === 'captured') shot(step.still);
      },
      stored: (still, sha256, bytes) => this.giveFresh(still, sha256, bytes),
    });
  }

  request(still: string, item: string): void {
    this.taker.request(still, item);
  }

  /** Bytes of a still that was just taken; null for any other file. */
  read({ sha256 }: BulkFile, offset: number, length: number): Uint8Array | null {
    return this.fresh.read(sha256, offset, length);
  }

  /** Somebody has a file: the lead's word is what its bytes were kept for. */
  delivered(peer: CallPeer, sha256: string): void {
    if (peer.part === 'lead') this.fresh.forget(sha256);
  }

  close(): void {
    this.stopMedia();
    this.taker.close();
    this.encoder.close();
  }

  /** A new still goes to the lead officer without being asked for: the record that names it is on its way as well. */
  private giveFresh(still: string, sha256: string, bytes: Uint8Array): void {
    const { caseId, mesh, record } = this.options;
    // A scene that stands still can give the same file twice: the officer has it.
    const others = record.view()?.inspection.stills.filter(({ id }) => id !== still) ?? [];
    if (others.some(({ captured }) => captured && filesOf(captured).includes(sha256))) return;
    this.fresh.keep(sha256, bytes);
    const file = { case: caseId, sha256, size: bytes.length };
    for (const peer of mesh.all) if (peer.part === 'lead') peer.give(file, 0);
  }

  private openCamera(): void {
    const { track } = this.options.media.devices.camera;
    this.camera = track && new StillCamera(track, this.encoder);
  }

  private async shoot(): Promise<Shot> {
    if (this.camera) return this.camera.shoot();
    throw this.options.media.devices.camera.error ?? new AppError('camera.absent');
  }
}

const filesOf = ({ original, thumbnail }: { original: BlobRef; thumbnail: BlobRef }): string[] => [
  original.sha256,
  thumbnail.sha256,
];
