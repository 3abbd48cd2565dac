import { AppError } from '../errors';
import type { RecordEvent, SignedEvent } from '../record/event';
import { pageOf } from '../record/page';
import type { BlobRef } from '../record/primitives';
import type { Inspection } from '../record/state';
import { fromBase64, utf8, type Bytes } from '../bytes';
import { asicManifest, countingBlobs, frameBlob, stillBlobs } from './manifest';
import {
  AUTHORITY_PATH,
  MIMETYPE,
  MIMETYPE_PATH,
  REPORT_PATH,
  REVOCATIONS_PATH,
  SIGNING_PARTS,
  VERIFIER_PATH,
  byPlace,
  certificatePath,
  eventPath,
  eventSignaturePath,
  manifestPath,
  signaturePath,
} from './names';
import { parallelSignatures } from './parallel';
import { sealTokens, stampedSignature } from './timestamps';

/** A record with everything that goes into its bundle. */
export interface BundleSource {
  inspection: Inspection;
  /** The events whose causes are all there, in the record's order. */
  ordered: readonly RecordEvent[];
  signed(hash: string): SignedEvent | null;
  /** Certificates, DER; the authors' by fingerprint. */
  authority: Bytes;
  certificate(fingerprint: string): Bytes | null;
  /** The authority's newest revocation list that is known, DER; null where it took nothing back. */
  revocations: Bytes | null;
  hasBlob(sha256: string): boolean;
  blob(sha256: string): AsyncIterable<Uint8Array>;
}

/** One file of a bundle, its data made or read only when its turn comes. */
export interface BundleFile {
  name: string;
  size: number;
  data(): Uint8Array | AsyncIterable<Uint8Array>;
}

/** Every place of a bundle where a picture lies, from the events that name it. */
export function picturePlaces(ordered: Iterable<RecordEvent>): Map<string, BlobRef> {
  const places = new Map<string, BlobRef>();
  for (const event of ordered) {
    const named =
      event.type === 'still.captured'
        ? stillBlobs(event.body)
        : event.type === 'frame.grabbed'
          ? [frameBlob(event.body)]
          : [];
    for (const [path, blob] of named) places.set(path, blob);
  }
  return places;
}

/** The report in its pieces; null while there is none. */
function reportFile(source: BundleSource): BundleFile | null {
  const page = pageOf(source.inspection);
  if (!page) return null;
  const size = page.pieces.reduce((sum, piece) => sum + piece.size, 0);
  return {
    name: REPORT_PATH,
    size,
    data: async function* () {
      for (const { sha256 } of page.pieces) yield* source.blob(sha256);
    },
  };
}

/** The manifest and the signatures of everybody who signed what is in force, and the timestamps of the seals. */
function signatureFiles(inspection: Inspection, ordered: Iterable<RecordEvent>): Map<string, Bytes> {
  const files = new Map<string, Bytes>();
  const events = [...ordered];
  for (const { part, cms, event } of inspection.signOff?.signatures ?? []) {
    const signing = SIGNING_PARTS.find((candidate) => candidate === part);
    if (!signing) continue;
    files.set(manifestPath(signing), asicManifest(inspection, events, signing));
    files.set(signaturePath(signing), stampedSignature(fromBase64(cms), event, inspection));
  }
  for (const [path, token] of sealTokens(inspection)) files.set(path, token);
  for (const { files: own } of parallelSignatures(inspection))
    for (const [path, bytes] of own) files.set(path, bytes);
  return files;
}

/**
 * The files of a bundle in their order.
 * @throws AppError `export.blobs-missing` with their `count`, `export.event-missing`, `export.certificate-missing`.
 */
export function bundleFiles(source: BundleSource): BundleFile[] {
  const { inspection, ordered } = source;
  const files: BundleFile[] = [];
  const whole = (name: string, bytes: Uint8Array): void => {
    files.push({ name, size: bytes.length, data: () => bytes });
  };
  whole(MIMETYPE_PATH, utf8(MIMETYPE));
  whole(AUTHORITY_PATH, source.authority);
  if (source.revocations) whole(REVOCATIONS_PATH, source.revocations);
  for (const event of ordered) {
    const signed = source.signed(event.hash);
    if (!signed) throw new AppError('export.event-missing', { seq: event.seq });
    whole(eventPath(event), signed.bytes);
    whole(eventSignaturePath(event), signed.signature);
  }
  for (const author of new Set(ordered.map((event) => event.author))) {
    const certificate = source.certificate(author);
    if (!certificate) throw new AppError('export.certificate-missing', { fingerprint: author.slice(0, 16) });
    whole(certificatePath(author), certificate);
  }
  for (const [name, bytes] of signatureFiles(inspection, ordered)) whole(name, bytes);

  const verifier = inspection.report?.verifier;
  const needed = [
    ...countingBlobs(inspection).map(([, picture]) => picture),
    ...(pageOf(inspection)?.pieces ?? []),
    ...(verifier ? [verifier] : []),
  ];
  const missing = needed.filter(({ sha256 }) => !source.hasBlob(sha256));
  if (missing.length > 0) throw new AppError('export.blobs-missing', { count: missing.length });
  for (const [name, { sha256, size }] of picturePlaces(ordered)) {
    if (source.hasBlob(sha256)) files.push({ name, size, data: () => source.blob(sha256) });
  }
  const report = reportFile(source);
  if (report) files.push(report);
  if (verifier) {
    const { sha256, size } = verifier;
    files.push({ name: VERIFIER_PATH, size, data: () => source.blob(sha256) });
  }
  return files.sort((a, b) => byPlace(a.name, b.name));
}
