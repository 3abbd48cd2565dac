import { AppError } from '../../shared/errors';
import { hex, type Bytes } from '../../shared/bytes';
import type { CameraPlace } from '../../shared/protocol/camera';
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
  /** Originals on their way that are not stored yet: the hash of each, by its still. */
  private readonly early = new Map<string, Promise<string>>();
  private readonly taker: StillTaker;
  private readonly cameras: Record<CameraPlace, StillCamera | null> = { main: null, second: null };
  private readonly stops: (() => void)[];

  constructor(private readonly options: StillSourceOptions) {
    const { caseId, main, record, media, mesh, place, shot } = options;
    // Made ready before the first shutter, which then has nothing to wait for.
    this.openCameras();
    this.stops = [
      media.on('track', ({ kind }) => {
        if (kind === 'video') this.openCameras();
      }),
      media.second.on('track', () => this.openCameras()),
    ];
    this.taker = new StillTaker({
      caseId,
      main,
      record,
      shoot: (from) => this.shoot(from),
      inscribe: (request, taken) =>
        inscribeStill(taken, request, record.view()?.inspection, place?.() ?? null),
      tell: (step) => {
        mesh.broadcast(step);
        if (step.step === 'captured') shot(step.still);
      },
      taken: (still, original) => this.early.set(still, this.giveEarly(still, original)),
      stored: (still, sha256, bytes) => {
        this.early.delete(still);
        this.giveFresh(still, sha256, bytes);
      },
      dropped: (still) => {
        void this.early.get(still)?.then((sha256) => this.takeBack(sha256));
        this.early.delete(still);
      },
    });
  }

  request(still: string, item: string, from: CameraPlace): void {
    this.taker.request(still, item, from);
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
    for (const stop of this.stops) stop();
    this.taker.close();
    this.encoder.close();
  }

  /**
   * An original goes to the lead officer while it is being stored here: that machine keeps it in memory until the record
   * names it. @returns its hash.
   */
  private async giveEarly(still: string, original: Bytes): Promise<string> {
    const sha256 = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', original)));
    this.giveFresh(still, sha256, original);
    return sha256;
  }

  /** No record will name it. Its bytes are its own: its name is in its Exif. */
  private takeBack(sha256: string): void {
    this.fresh.forget(sha256);
    for (const peer of this.options.mesh.all) peer.stopGiving(sha256);
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

  /** One that takes a still from a track goes on with it: what it learned of its camera is kept. */
  private openCameras(): void {
    const { devices, second } = this.options.media;
    const tracks = { main: devices.camera.track, second: second.track };
    for (const place of ['main', 'second'] as const) {
      const track = tracks[place];
      if (track !== this.cameras[place]?.source)
        this.cameras[place] = track && new StillCamera(track, this.encoder);
    }
  }

  private async shoot(from: CameraPlace): Promise<Shot> {
    const camera = this.cameras[from];
    if (camera) return camera.shoot();
    const { devices, second } = this.options.media;
    const error = from === 'main' ? devices.camera.error : second.error;
    throw error ?? new AppError('camera.absent');
  }
}

const filesOf = ({ original, thumbnail }: { original: BlobRef; thumbnail: BlobRef }): string[] => [
  original.sha256,
  thumbnail.sha256,
];
