import { AppError } from '../../../shared/errors';

/** Plays what the others say, whichever screen is shown. */
export class Voices {
  private readonly players = new Map<MediaStream, HTMLAudioElement>();
  /** The loudspeaker; empty for the system's own choice. */
  private sink = '';

  /** Plays exactly these streams from now on. */
  play(streams: readonly MediaStream[]): void {
    for (const [stream, player] of this.players) {
      if (streams.includes(stream)) continue;
      player.srcObject = null;
      this.players.delete(stream);
    }
    for (const stream of streams) {
      if (this.players.has(stream)) continue;
      const player = new Audio();
      player.autoplay = true;
      player.srcObject = stream;
      // A loudspeaker that was unplugged since: the system's own choice plays, which is better than silence.
      if (this.sink !== '') void player.setSinkId(this.sink).catch(() => undefined);
      this.players.set(stream, player);
    }
  }

  /**
   * Plays through another loudspeaker, those who come later as well.
   * @throws DOMException when there is no such loudspeaker or the system refuses it; everything stays as it was.
   */
  async playThrough(sink: string): Promise<void> {
    // Asked of a silent player first, so that a refusal leaves the voices together.
    await new Audio().setSinkId(sink);
    this.sink = sink;
    await Promise.all([...this.players.values()].map((player) => player.setSinkId(sink)));
  }
}

/** Two tones, an octave apart, long enough to turn one's head. */
const TONES = [440, 880];
const TONE_S = 0.35;

/**
 * Plays a test sound through a loudspeaker; resolves when it is over.
 * @param sink empty for the system's own choice. @throws AppError `loudspeaker.failed`
 */
export async function playTestSound(sink: string): Promise<void> {
  const context = new AudioContext();
  const player = new Audio();
  try {
    const out = context.createMediaStreamDestination();
    const gain = context.createGain();
    gain.gain.value = 0.25;
    gain.connect(out);
    player.srcObject = out.stream;
    if (sink !== '') await player.setSinkId(sink);
    await player.play();
    await new Promise<void>((resolve) => {
      for (const [i, frequency] of TONES.entries()) {
        const tone = context.createOscillator();
        tone.frequency.value = frequency;
        tone.connect(gain);
        tone.start(context.currentTime + i * TONE_S);
        tone.stop(context.currentTime + (i + 1) * TONE_S);
        if (i === TONES.length - 1) tone.onended = () => resolve();
      }
    });
  } catch (cause) {
    throw new AppError('loudspeaker.failed', {}, { cause });
  } finally {
    player.srcObject = null;
    await context.close();
  }
}
