import { base64, fromHex, utf8, type Bytes } from '../bytes';
import { AppError } from '../errors';
import type { RecordEvent } from '../record/event';
import { closureOf } from '../record/order';
import type { BlobRef } from '../record/primitives';
import type { Inspection } from '../record/state';
import {
  AUTHORITY_PATH,
  byPlace,
  certificatePath,
  eventPath,
  framePath,
  originalPath,
  signaturePath,
  thumbnailPath,
  type SigningPart,
} from './names';

/** A file that a signature covers: where it lies in the bundle, and its SHA-256. */
export interface SignedFile {
  path: string;
  mime: string;
  sha256: string;
}

/**
 * The files that a signature for the sign-off in force covers, in the bundle's order: the prepared event and every
 * event under it, the certificates of their authors and of the authority, and the original and thumbnail of every still
 * that counts, and the frames of the video. Stills that were set aside, or that the reducer rejected, may lack their files (a transfer that never
 * ended), so a signature does not reach for them; their hashes are in the events all the same.
 * @param events the whole record, in any order.
 * @throws AppError `rule.signoff.none` while no sign-off is in force.
 */
function signedFiles(inspection: Inspection, events: Iterable<RecordEvent>): SignedFile[] {
  const byHash = new Map<string, RecordEvent>();
  for (const event of events) byHash.set(event.hash, event);
  const prepared = inspection.signOff?.prepared.event;
  if (prepared === undefined) throw new AppError('rule.signoff.none');
  const files = new Map<string, SignedFile>();
  const add = (path: string, mime: string, sha256: string): void => {
    files.set(path, { path, mime, sha256 });
  };
  for (const hash of closureOf([prepared], byHash)) {
    const event = byHash.get(hash);
    if (!event) continue;
    add(eventPath(event), 'application/json', event.hash);
    add(certificatePath(event.author), 'application/pkix-cert', event.author);
  }
  add(AUTHORITY_PATH, 'application/pkix-cert', inspection.authority);
  for (const [path, blob] of countingBlobs(inspection)) add(path, blob.mime, blob.sha256);
  return [...files.values()].sort((a, b) => byPlace(a.path, b.path));
}

/**
 * Original and thumbnail of every still that was captured and not set aside, and every frame of the video: what a
 * complete record cannot lack.
 */
export function countingBlobs(inspection: Inspection): [path: string, blob: BlobRef][] {
  const stills = inspection.stills.flatMap(({ captured, setAside }) =>
    captured && !setAside ? stillBlobs(captured) : [],
  );
  return [...stills, ...inspection.frames.map(frameBlob)];
}

/**
 * The ASiC manifest (ETSI EN 319 162-1, annex A.4) that somebody signs for their part. The same record gives the same
 * bytes on every machine: each signer makes it alone, and a verifier makes it again.
 * @throws AppError `rule.signoff.none` while no sign-off is in force.
 */
export function asicManifest(
  inspection: Inspection,
  events: Iterable<RecordEvent>,
  part: SigningPart,
): Bytes {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    `  <asic:SigReference URI="${signaturePath(part)}" MimeType="application/pkcs7-signature"/>`,
    ...signedFiles(inspection, events).flatMap(reference),
    '</asic:ASiCManifest>',
    '',
  ];
  return utf8(lines.join('\n'));
}

const reference = ({ path, mime, sha256 }: SignedFile): string[] => [
  `  <asic:DataObjectReference URI="${path}" MimeType="${mime}">`,
  '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>',
  `    <ds:DigestValue>${base64(fromHex(sha256))}</ds:DigestValue>`,
  '  </asic:DataObjectReference>',
];

/** The blobs of a still, each with its place. */
export const stillBlobs = (still: {
  original: BlobRef;
  thumbnail: BlobRef;
}): [path: string, blob: BlobRef][] => [
  [originalPath(still.original), still.original],
  [thumbnailPath(still.thumbnail), still.thumbnail],
];

/** The image of a frame of the video, with its place. */
export const frameBlob = ({ image }: { image: BlobRef }): [path: string, blob: BlobRef] => [
  framePath(image),
  image,
];
