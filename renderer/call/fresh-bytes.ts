/** Stills that were just taken, to be sent from memory; beyond a few, and after they arrived, the disk has them. */
export class FreshBytes {
  private readonly kept = new Map<string, Uint8Array>();

  constructor(private readonly most = 6) {}

  keep(sha256: string, bytes: Uint8Array): void {
    this.kept.set(sha256, bytes);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
  }

  read(sha256: string, offset: number, length: number): Uint8Array | null {
    return this.kept.get(sha256)?.subarray(offset, offset + length) ?? null;
  }

  forget(sha256: string): void {
    this.kept.delete(sha256);
  }
}
