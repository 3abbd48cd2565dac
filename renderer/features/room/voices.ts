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
