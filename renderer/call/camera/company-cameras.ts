import type { CameraTrouble } from '../../../shared/customs/codes';
import { toAppError } from '../../../shared/errors';
import {
  CAMERA_PLACES,
  type CameraOrder,
  type CameraPlace,
  type CamerasMessage,
  type OpenCamera,
} from '../../../shared/protocol/camera';
import { deviceName, listDevices, type Device } from '../devices';
import { Emitter } from '../emitter';
import type { LocalMedia } from '../local-media';
import { abilitiesOf, setAbility } from './abilities';
import { LOOK_MS } from './camera-watch';
import type { TroubleFact } from './trouble-log';
import { WatchedCamera } from './watched-camera';

export interface CompanyCamerasEvents {
  /** Something about the cameras changed. */
  state: CamerasMessage;
  /** For the record. */
  fact: TroubleFact & { camera: string; place: CameraPlace };
  /** Which of two is sent large. */
  large: CameraPlace;
}

/** The cameras of the company's own machine: watched, told of, and set as the lead orders. */
export class CompanyCameras extends Emitter<CompanyCamerasEvents> {
  private readonly watched: Record<CameraPlace, WatchedCamera>;
  private readonly numbers = new Map<string, number>();
  private list: Device[] = [];
  private told = '';
  private largest: CameraPlace = 'main';
  private screen: CamerasMessage['screen'] = 'on';
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly stops: (() => void)[];

  constructor(private readonly media: LocalMedia) {
    super();
    const watched = (place: CameraPlace): WatchedCamera =>
      new WatchedCamera((fact) => this.emit('fact', { ...fact, place }));
    this.watched = { main: watched('main'), second: watched('second') };
    const look = (): void => void this.relist();
    navigator.mediaDevices.addEventListener('devicechange', look);
    this.stops = [
      media.on('changed', look),
      media.second.on('changed', () => {
        if (!media.second.track) this.enlarge('main');
        look();
      }),
      () => navigator.mediaDevices.removeEventListener('devicechange', look),
    ];
    this.timer = setInterval(() => this.watch(), LOOK_MS);
    look();
  }

  /** As everybody is told it. */
  get state(): CamerasMessage {
    return {
      t: 'cameras',
      list: this.list.map(({ id, label }) => ({ n: this.numberOf(id), label })).slice(0, 32),
      open: CAMERA_PLACES.map((place) => this.open(place)).filter((camera) => camera !== null),
      large: this.largest,
      screen: this.screen,
    };
  }

  get large(): CameraPlace {
    return this.largest;
  }

  /** Does what the lead ordered. Returns null when it is done, else the code of why not. */
  async carryOut(order: CameraOrder): Promise<string | null> {
    try {
      if (order.do === 'set') {
        const track = this.track(order.place);
        if (!track) return 'camera.absent';
        await setAbility(track, order.name, order.value);
      } else if (order.do === 'use') {
        const code = await this.use(order.n);
        if (code !== null) return code;
      } else {
        if (!this.track(order.place)) return 'camera.absent';
        this.enlarge(order.place);
      }
      this.tell();
      return null;
    } catch (thrown) {
      return toAppError(thrown).code;
    }
  }

  setScreen(screen: CamerasMessage['screen']): void {
    this.screen = screen;
    this.tell();
  }

  close(): void {
    clearInterval(this.timer);
    for (const stop of this.stops) stop();
    for (const place of CAMERA_PLACES) this.watched[place].close();
  }

  private async use(n: number): Promise<string | null> {
    const id = [...this.numbers].find(([, number]) => number === n)?.[0];
    if (!id || !this.list.some((device) => device.id === id)) return 'camera.absent';
    // Stays where it is: what it shows would be there twice, and the overview gone.
    if (id === this.media.second.id) return 'camera.is-second';
    const before = this.track('main')?.getSettings().deviceId;
    await this.media.use('camera', id);
    const code = this.media.devices.camera.error?.code ?? null;
    // An order that failed leaves the picture that was there.
    if (code !== null && before) await this.media.use('camera', before, 'reopened');
    return code;
  }

  private enlarge(place: CameraPlace): void {
    if (this.largest === place) return;
    this.largest = place;
    this.emit('large', place);
  }

  private track(place: CameraPlace): MediaStreamTrack | null {
    const { devices, second } = this.media;
    return place === 'main' ? devices.camera.track : second.track;
  }

  private open(place: CameraPlace): OpenCamera | null {
    const { devices, second } = this.media;
    const track = this.track(place);
    if (!track && place === 'second' && !second.error) return null;
    const lost = (place === 'main' ? devices.camera.error : second.error)?.code === 'camera.lost';
    return {
      place,
      n: track ? this.numberOf(track.getSettings().deviceId ?? '') : null,
      label: track ? deviceName(track.label) : '',
      abilities: track ? abilitiesOf(track) : [],
      trouble: lost ? 'lost' : this.troubleOf(place),
    };
  }

  private troubleOf(place: CameraPlace): CameraTrouble | null {
    return this.watched[place].trouble;
  }

  private watch(): void {
    const at = performance.now();
    let changed = false;
    for (const place of CAMERA_PLACES) {
      if (this.watched[place].look(this.track(place), at)) changed = true;
    }
    if (changed) this.tell();
  }

  private async relist(): Promise<void> {
    this.list = (await listDevices()).cameras;
    this.tell();
  }

  /** Only what is news: devices say several times that they changed. */
  private tell(): void {
    const { state } = this;
    const text = JSON.stringify(state);
    if (text === this.told) return;
    this.told = text;
    this.emit('state', state);
  }

  private numberOf(id: string): number {
    const known = this.numbers.get(id) ?? this.numbers.size + 1;
    this.numbers.set(id, known);
    return known;
  }
}
