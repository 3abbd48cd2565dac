import { createCipheriv, createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { fileSink } from '../../electron/export/file-io';
import type { BundleSource } from '../../shared/bundle/contents';
import { writeBundle } from '../../shared/bundle/write';
import { toPem } from '../../shared/identity/pem';
import type { BlobRef } from '../../shared/record/primitives';
import { randomId } from '../../shared/record/test-office';
import { SampleRecord } from '../../shared/record/testing';

const PIECE_BYTES = 1024 * 1024;
const STILLS = 128;

/**
 * Writes the bundle of a whole inspection, sealed by everybody, whose pictures together are `bytes` large. They are made
 * while they are written and are nowhere whole.
 * @param authority where the certificate to trust goes, PEM.
 */
export async function writeLargeBundle(file: string, authority: string, bytes: number): Promise<void> {
  const record = await SampleRecord.open();
  await record.inspect();
  const pictures = new Map<string, Noise>();
  for (let i = 0; i < STILLS; i++) await addStill(record, pictures, i, Math.ceil(bytes / STILLS));
  await record.prepare();
  for (const role of ['representative', 'lead', 'second'] as const) await record.sign(role);
  await record.seal();
  await record.attach();
  await record.close();
  const { source } = record;
  const large: BundleSource = {
    ...source,
    hasBlob: (sha256) => pictures.has(sha256) || source.hasBlob(sha256),
    blob: (sha256) => pictures.get(sha256)?.pieces() ?? source.blob(sha256),
  };
  await writeFile(authority, toPem('CERTIFICATE', record.authority.certificate));
  const handle = await open(file, 'wx');
  try {
    await writeBundle(large, fileSink(handle));
  } finally {
    await handle.close();
  }
}

async function addStill(
  record: SampleRecord,
  pictures: Map<string, Noise>,
  number: number,
  size: number,
): Promise<void> {
  const keep = async (picture: Noise): Promise<BlobRef> => {
    const hash = createHash('sha256');
    for await (const piece of picture.pieces()) hash.update(piece);
    const sha256 = hash.digest('hex');
    pictures.set(sha256, picture);
    return { sha256, size: picture.size, mime: 'image/jpeg' };
  };
  const still = randomId();
  const [item] = record.file.instruction.items;
  await record.write('lead', 'still.requested', { still, item: item!.id });
  const original = await keep(new Noise(2 * number, size));
  await record.write('representative', 'still.captured', {
    still,
    item: item!.id,
    original,
    thumbnail: await keep(new Noise(2 * number + 1, 20_000)),
    width: 1920,
    height: 1080,
    method: 'grab-frame',
    camera: 'sample camera',
    track: { width: 1920, height: 1080, frameRate: 30 },
  });
  await record.write('lead', 'still.received', { still, sha256: original.sha256 });
}

/** Bytes that look like a photograph's to everything that only hashes them; the same for the same number. */
class Noise {
  constructor(
    private readonly number: number,
    readonly size: number,
  ) {}

  async *pieces(): AsyncGenerator<Uint8Array> {
    const key = Buffer.alloc(16);
    key.writeUInt32LE(this.number);
    const stream = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
    const zeros = Buffer.alloc(PIECE_BYTES);
    for (let at = 0; at < this.size; at += PIECE_BYTES)
      yield stream.update(zeros.subarray(0, Math.min(PIECE_BYTES, this.size - at)));
  }
}
