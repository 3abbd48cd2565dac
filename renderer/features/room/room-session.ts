import { create } from 'zustand';
import { AppError, toAppError } from '../../../shared/errors';
import type { CameraOrder, CameraPlace, CamerasMessage, HolderCue } from '../../../shared/protocol/camera';
import type { Part } from '../../../shared/record/state';
import type { CallPeer, Shown } from '../../call/call-peer';
import { CallEngine } from '../../call/engine';
import type { EngineEvents } from '../../call/engine-events';
import type { GuidanceShown } from '../../call/guidance';
import { LocalMedia, type DeviceState } from '../../call/local-media';
import type { DeviceKind } from '../../call/device-errors';
import type { RecordPort } from '../../call/main-port';
import type { Timings } from '../../call/timings';
import { call, on } from '../../app/bridge';
import { caseView } from '../../app/case-view';
import { knownPlace } from './place/known-place';
import { recordCall } from './recording-session';
import { Voices } from './voices';

/** One other person as the room shows them. */
export interface PeerShown extends Shown {
  fingerprint: string;
  part: Part | null;
}

export interface RoomState {
  /** The case whose room is open or whose call is going on; null for none. */
  caseId: string | null;
  stage: 'outside' | 'joining' | 'inside' | 'ended';
  media: LocalMedia | null;
  devices: Record<DeviceKind, DeviceState> | null;
  /** Where the voices are heard; empty for the system's own choice. */
  loudspeaker: string;
  engine: CallEngine | null;
  peers: PeerShown[];
  hubThere: boolean;
  /** The call goes through the office's relay alone. */
  relayOnly: boolean;
  pointer: EngineEvents['pointer'];
  guidance: GuidanceShown;
  /** How far stills are on the company's machine, by still; the record says it a moment later. */
  steps: Record<string, EngineEvents['step']>;
  /** How much of a file is on this machine's disk, 0 to 1, by its hash. */
  arrived: Record<string, number>;
  fetchErrors: Record<string, AppError>;
  timings: Timings;
  /** Counts this machine's own stills, for the flash. */
  shots: number;
  /** The company's cameras as its machine tells; null while nothing is known of them. */
  cameras: CamerasMessage | null;
  /** The camera that this person wants large, where there are two. */
  large: CameraPlace;
  /** What the holder of the camera is asked to do. */
  cue: HolderCue | null;
  /** What the holder did last of what was asked; null once something else is asked. */
  followed: HolderCue | null;
  /** What the lead had this machine's camera do last, and how often there was something. */
  ordered: { order: CameraOrder; count: number } | null;
  error: AppError | null;
}

const NOTHING: RoomState = {
  caseId: null,
  stage: 'outside',
  media: null,
  devices: null,
  loudspeaker: '',
  engine: null,
  peers: [],
  hubThere: true,
  relayOnly: false,
  pointer: null,
  guidance: { frozen: null, marks: [], speaks: [] },
  steps: {},
  arrived: {},
  fetchErrors: {},
  timings: { connect_ms: null, first_frame_ms: null, still_ms: null },
  shots: 0,
  cameras: null,
  large: 'main',
  cue: null,
  followed: null,
  ordered: null,
  error: null,
};

/** What this person is doing in the room. The call outlives the screen, so that the record can be looked at meanwhile. */
export const useRoom = create<RoomState>(() => NOTHING);

const set = useRoom.setState;
const voices = new Voices();
let stopWatching: (() => void) | null = null;

/** Opens the door: camera and microphone for a preview. Does nothing when this case's call is going on already. */
export async function prepareRoom(caseId: string, part: Part | null): Promise<void> {
  const { caseId: known, stage } = useRoom.getState();
  if (known === caseId && stage !== 'ended') return;
  await leaveRoom('another-case');
  closeRoom();
  const media = new LocalMedia(part === 'representative' ? 'inspection' : 'face');
  set(({ loudspeaker }) => ({ ...NOTHING, loudspeaker, caseId, media, devices: { ...media.devices } }));
  media.on('changed', () => set({ devices: { ...media.devices } }));
  // A second camera is no device of its own in this store: the same objects anew make its screens look again.
  media.second.on('changed', () => set({ devices: { ...media.devices } }));
  if (part !== 'observer') await media.open();
}

/** Goes in: everybody there is called. What goes wrong is in `error`. */
export async function joinRoom(): Promise<void> {
  const { caseId, media, stage } = useRoom.getState();
  if (caseId === null || !media || stage !== 'outside') return;
  const record = recordPort(caseId);
  stopWatching = caseView(caseId).watch();
  const main = { call: ask, on };
  const engine = new CallEngine({ caseId, main, record, media, place: () => knownPlace(caseId) });
  recordCall(engine, { caseId, main, record, media });
  set({ stage: 'joining', engine, error: null });
  follow(engine);
  try {
    await record.refresh();
    await engine.join();
    if (useRoom.getState().engine === engine) set({ stage: 'inside' });
  } catch (thrown) {
    release();
    set({ stage: 'outside', engine: null, error: toAppError(thrown) });
  }
}

/** Leaves the call; resolves when that is on the record. */
export async function leaveRoom(reason: string): Promise<void> {
  await useRoom.getState().engine?.leave(reason);
}

/** Closes camera and microphone and forgets the call. */
export function closeRoom(): void {
  useRoom.getState().media?.close();
  release();
  set(({ loudspeaker }) => ({ ...NOTHING, loudspeaker }));
}

/** Plays the voices through another loudspeaker. @throws AppError `loudspeaker.failed`. */
export async function chooseLoudspeaker(id: string): Promise<void> {
  try {
    await voices.playThrough(id);
  } catch (cause) {
    throw new AppError('loudspeaker.failed', {}, { cause });
  }
  set({ loudspeaker: id });
}

function follow(engine: CallEngine): void {
  engine.on('peers', (peers) => {
    set({ peers: peers.map(shown) });
    voices.play(peers.flatMap(({ shown: { stream } }) => (stream ? [stream] : [])));
  });
  engine.on('hub', (hubThere) => set({ hubThere }));
  engine.on('relay-only', (relayOnly) => set({ relayOnly }));
  engine.on('pointer', (pointer) => set({ pointer }));
  engine.on('guidance', (guidance) => set({ guidance }));
  engine.on('step', (step) => set(({ steps }) => ({ steps: { ...steps, [step.still]: step } })));
  engine.on('progress', ({ sha256, offset, size }) =>
    set(({ arrived }) => ({ arrived: { ...arrived, [sha256]: offset / size } })),
  );
  engine.on('fetch-failed', ({ sha256, error }) =>
    set(({ fetchErrors }) => ({ fetchErrors: { ...fetchErrors, [sha256]: error } })),
  );
  engine.on('timings', (timings) => set({ timings }));
  engine.on('shot', () => set(({ shots }) => ({ shots: shots + 1 })));
  engine.on('cameras', (cameras) => set({ cameras }));
  engine.on('cue', (cue) => set(cue ? { cue, followed: null } : { cue }));
  engine.on('followed', (followed) => set({ followed }));
  engine.on('ordered', (order) =>
    set(({ ordered }) => ({ ordered: { order, count: (ordered?.count ?? 0) + 1 } })),
  );
  engine.on('ended', ({ error }) => {
    useRoom.getState().media?.close();
    release();
    set({ stage: 'ended', engine: null, media: null, devices: null, peers: [], error });
  });
}

function release(): void {
  stopWatching?.();
  stopWatching = null;
  voices.play([]);
}

const shown = (peer: CallPeer): PeerShown => ({
  ...peer.shown,
  fingerprint: peer.fingerprint,
  part: peer.part,
});

/** The bridge's call with its input always there, as the engine uses it. */
const ask: typeof call = (name, ...input) => call(name, ...input);

function recordPort(caseId: string): RecordPort {
  const { store, refresh } = caseView(caseId);
  return {
    view: () => store.getState().value,
    onView: (listener) =>
      store.subscribe(({ value }, before) => {
        if (value && value !== before.value) listener(value);
      }),
    refresh,
  };
}
