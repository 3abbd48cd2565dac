import { AppError } from '../errors';
import type { ByteSink } from './bytes-io';
import { crc32 } from './crc32';
import { MAX_FILE_BYTES, isPlainName, localHeader, tail, type PlacedEntry } from './zip-layout';

/** Writes a bundle's ZIP file by file; memory holds one piece of one file and the directory. */
export class ZipWriter {
  private readonly entries: PlacedEntry[] = [];
  private readonly names = new Set<string>();
  private offset = 0;

  constructor(private readonly sink: ByteSink) {}

  /**
   * Adds a file. Its data are written before its header, whose sizes and checksum are known only then.
   * @throws AppError `bundle.name` for a name that is not plain or was used before, `bundle.too-large`.
   */
  async add(name: string, data: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const folded = name.toLowerCase();
    if (!isPlainName(name) || this.names.has(folded)) throw new AppError('bundle.name', { name });
    this.names.add(folded);
    const dataOffset = this.offset + localHeader({ name, size: 0, crc: 0 }).length;
    let size = 0;
    let crc = 0;
    for await (const piece of data instanceof Uint8Array ? [data] : data) {
      if (size + piece.length > MAX_FILE_BYTES) throw new AppError('bundle.too-large', { name });
      await this.sink.write(dataOffset + size, piece);
      crc = crc32(piece, crc);
      size += piece.length;
    }
    const entry = { name, size, crc, offset: this.offset, dataOffset };
    await this.sink.write(this.offset, localHeader(entry));
    this.entries.push(entry);
    this.offset = dataOffset + size;
  }

  /** Writes the directory; returns the size of the whole in bytes. */
  async finish(): Promise<number> {
    const { directory, end } = tail(this.entries, this.offset);
    await this.sink.write(this.offset, directory);
    await this.sink.write(this.offset + directory.length, end);
    return this.offset + directory.length + end.length;
  }
}
