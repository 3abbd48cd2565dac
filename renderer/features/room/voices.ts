/** Plays what the others say, whichever screen is shown. */
export class Voices {
  private readonly players = new Map<MediaStream, HTMLAudioElement>();

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
      this.players.set(stream, player);
    }
  }
}
