import { fromBase64, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { sha256Hex } from '../hash';
import { jpegSize, MAX_PICTURE_PIXELS } from '../jpeg/size';
import type { ByteSource } from './bytes-io';
import { AUTHORITY_PATH } from './names';
import type { PicturePlace } from './places';
import type { Anchor } from './verify/people';
import { openZip, type ZipArchive } from './zip-reader';

const MAX_CERTIFICATE_BYTES = 16 * 1024;

/**
 * What may be handed to a decoder: a small file can claim a picture that fills the memory, so what it claims is read
 * first.
 */
const LIMITS: Readonly<Record<PicturePlace, { bytes: number; pixels: number }>> = {
  thumbnails: { bytes: 4 * 1024 * 1024, pixels: 4_000_000 },
  originals: { bytes: 64 * 1024 * 1024, pixels: MAX_PICTURE_PIXELS },
  frames: { bytes: 16 * 1024 * 1024, pixels: 16_000_000 },
};

/** A picture that is the one that its event names, or why it is not shown. */
export type Picture = { bytes: Bytes } | { refused: 'missing' | 'changed' | 'unsafe' };

/** Pieces of a bundle for those who show it. Each is checked by itself; the verdict is `verifyBundle`'s alone. */
export interface BundleLook {
  /** The authority's certificate as it lies there, trusted by nobody yet. */
  authority(): Promise<Bytes | null>;
  /** A picture by the hash that its event names. */
  picture(place: PicturePlace, sha256: string): Promise<Picture>;
}

/** Opens a bundle to show pieces of it; null where it is not laid out as a bundle is. */
export async function lookInto(source: ByteSource): Promise<BundleLook | null> {
  let archive: ZipArchive;
  try {
    archive = await openZip(source);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
  const read = async (name: string, limit: number): Promise<Bytes | null | 'damaged'> => {
    const entry = entries.get(name);
    if (!entry) return null;
    try {
      return await archive.read(entry, limit);
    } catch (error) {
      if (error instanceof AppError) return 'damaged';
      throw error;
    }
  };
  return {
    authority: async () => {
      const bytes = await read(AUTHORITY_PATH, MAX_CERTIFICATE_BYTES);
      return bytes === 'damaged' ? null : bytes;
    },
    picture: async (place, sha256) => {
      const { bytes: limit, pixels } = LIMITS[place];
      const name = `${place}/${sha256}.jpg`;
      if ((entries.get(name)?.size ?? 0) > limit) return { refused: 'unsafe' };
      const bytes = await read(name, limit);
      if (bytes === null) return { refused: 'missing' };
      if (bytes === 'damaged' || sha256Hex(bytes) !== sha256) return { refused: 'changed' };
      const size = jpegSize(bytes);
      return size && size.width * size.height <= pixels ? { bytes } : { refused: 'unsafe' };
    },
  };
}

/** An authority that somebody trusts by the SHA-256 of its certificate, and what that rests on. */
export interface TrustedFingerprint<From extends string = string> {
  fingerprint: string;
  from: From;
  /** DER as Base64, where there is more than the fingerprint: authorities of time are not in a bundle by themselves. */
  certificate?: string | undefined;
}

/**
 * The anchors that somebody's trust gives: the bundle's own authority where its fingerprint is among those trusted, which is
 * all that an anchor says, and the certificates that were given.
 */
export async function anchorsIn(
  look: BundleLook | null,
  trusted: readonly TrustedFingerprint[],
): Promise<Anchor[]> {
  const given = trusted.flatMap(({ certificate, from }) =>
    certificate === undefined ? [] : [{ certificate: fromBase64(certificate), from }],
  );
  const own = await look?.authority();
  if (!own) return given;
  const fingerprint = sha256Hex(own);
  const { from } = trusted.find((one) => one.fingerprint === fingerprint) ?? {};
  return from === undefined ? given : [{ certificate: own, from }, ...given];
}
