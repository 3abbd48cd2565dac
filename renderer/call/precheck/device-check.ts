import type { PrecheckFacts } from '../../../shared/record/precheck';
import { CameraWatch, LOOK_MS } from '../camera/camera-watch';
import { FrameSampler } from '../camera/frame-sampler';
import { deviceName } from '../devices';

/** Long enough for a picture that stands still to be told from a slow one. */
const LOOK_FOR_MS = 3000;
const LISTEN_FOR_MS = 5000;
/** Louder than a quiet room with a microphone that works (some −60 dB), softer than a voice a metre away (−40 dB). */
const HEARD_DB = -50;

/** Looks at what a camera gives for some seconds; null where there is none. */
export async function checkCamera(
  track: MediaStreamTrack | null,
  signal: AbortSignal,
): Promise<PrecheckFacts['camera']> {
  if (!track) return null;
  const { width = 0, height = 0 } = track.getSettings();
  const facts = { name: deviceName(track.label), width, height };
  if (track.readyState === 'ended') return { ...facts, trouble: 'lost' };
  const [sampler, watch] = [new FrameSampler(track), new CameraWatch()];
  try {
    const from = performance.now();
    while (performance.now() - from < LOOK_FOR_MS) {
      await pause(LOOK_MS, signal);
      watch.look(sampler.take(), performance.now());
    }
    return { ...facts, trouble: watch.trouble };
  } finally {
    sampler.close();
  }
}

/** Listens until something is heard, some seconds at most; null where there is no microphone. */
export async function checkMicrophone(
  track: MediaStreamTrack | null,
  signal: AbortSignal,
): Promise<PrecheckFacts['microphone']> {
  if (!track || track.readyState === 'ended') return null;
  const context = new AudioContext();
  try {
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const from = performance.now();
    let heard = false;
    while (!heard && performance.now() - from < LISTEN_FOR_MS) {
      await pause(40, signal);
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      heard = 10 * Math.log10(power) > HEARD_DB;
    }
    return { name: deviceName(track.label), heard };
  } finally {
    void context.close();
  }
}

/** What the battery says; null where the machine has none, which it tells as full and charging at once. */
export async function checkBattery(): Promise<PrecheckFacts['battery']> {
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<BatteryState> };
  const battery = await getBattery?.call(navigator);
  if (!battery || (battery.charging && battery.level === 1 && battery.dischargingTime === Infinity))
    return null;
  return { percent: Math.round(100 * battery.level), charging: battery.charging };
}

/** `BatteryManager` as Chromium has it; TypeScript's DOM library leaves it out. */
interface BatteryState {
  charging: boolean;
  /** 0 to 1. */
  level: number;
  dischargingTime: number;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
