/**
 * Everybody's voice in one track. It plays nothing: without a loudspeaker behind it, it also runs on a machine that has none.
 */
export class MixedVoices {
  // `sinkId` is in Chromium since 110; the compiler's own list of the web does not have it yet.
  private readonly context = new AudioContext({ sinkId: { type: 'none' } } as AudioContextOptions);
  private readonly mixed = this.context.createMediaStreamDestination();
  private readonly sources = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();

  get track(): MediaStreamTrack {
    const [track] = this.mixed.stream.getAudioTracks();
    if (!track) throw new Error('a destination has one track');
    return track;
  }

  /** Mixes exactly these voices from now on; the recording goes on meanwhile. */
  mix(voices: readonly MediaStreamTrack[]): void {
    for (const [track, source] of this.sources) {
      if (voices.includes(track)) continue;
      source.disconnect();
      this.sources.delete(track);
    }
    for (const track of voices) {
      if (this.sources.has(track)) continue;
      const source = this.context.createMediaStreamSource(new MediaStream([track]));
      source.connect(this.mixed);
      this.sources.set(track, source);
    }
  }

  close(): void {
    this.mix([]);
    void this.context.close();
  }
}
