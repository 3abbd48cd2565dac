import type { BlobRef } from '../record/primitives';

/** Names of the files of a bundle and their order. The layout is part of docs/RECORD-FORMAT.md. */

export const MIMETYPE = 'application/vnd.etsi.asic-e+zip';
export const MIMETYPE_PATH = 'mimetype';
/** The page that checks the bundle in a browser. */
export const VERIFIER_PATH = 'verify.html';
export const AUTHORITY_PATH = 'certificates/authority.cer';
/** What the authority took back, where the exporting machine knew of anything. */
export const REVOCATIONS_PATH = 'certificates/revocations.crl';
export const REPORT_PATH = 'report/report.pdf';

/** Parts whose signature the bundle carries: the company's representative or the witness, and both officers. */
export const SIGNING_PARTS = ['lead', 'representative', 'second', 'witness'] as const;
export type SigningPart = (typeof SIGNING_PARTS)[number];

interface EventName {
  author: string;
  seq: number;
  hash: string;
}

/** The hash is in the name so that both events of a fork find a place. */
const eventStem = ({ author, seq, hash }: EventName): string =>
  `events/${author.slice(0, 16)}/${String(seq).padStart(7, '0')}-${hash.slice(0, 32)}`;

/** The exact bytes that the author signed. */
export const eventPath = (event: EventName): string => `${eventStem(event)}.json`;
/** The signature over them, DER. */
export const eventSignaturePath = (event: EventName): string => `${eventStem(event)}.sig`;
export const originalPath = (blob: BlobRef): string => `originals/${blob.sha256}.jpg`;
export const thumbnailPath = (blob: BlobRef): string => `thumbnails/${blob.sha256}.jpg`;
/** A frame of the received video. */
export const framePath = (blob: BlobRef): string => `frames/${blob.sha256}.jpg`;
export const certificatePath = (fingerprint: string): string => `certificates/${fingerprint}.cer`;
export const manifestPath = (part: SigningPart): string => `META-INF/ASiCManifest-${part}.xml`;
export const signaturePath = (part: SigningPart): string => `META-INF/signature-${part}.p7s`;

/** A signature of the suite SM2-SM3 beside a signer's own: its key (PEM) and its value (DER). */
export const parallelKeyPath = (part: SigningPart): string => `parallel/${part}-sm2.pem`;
export const parallelSignaturePath = (part: SigningPart): string => `parallel/${part}-sm2.sig`;

/** A token over a seal: named by the seal's event and by the one that holds the token. */
export const timestampPath = (seal: string, event: string): string =>
  `timestamps/${seal.slice(0, 32)}-${event.slice(0, 32)}.tst`;

/** A renewal: the manifest over every file before it, and the timestamp over that manifest. */
export const archiveManifestPath = (number: number): string =>
  `META-INF/ASiCArchiveManifest${threeDigits(number)}.xml`;
export const archiveTimestampPath = (number: number): string =>
  `META-INF/timestamp${threeDigits(number)}.tst`;
const threeDigits = (number: number): string => String(number).padStart(3, '0');
const RENEWAL = /^META-INF\/(?:ASiCArchiveManifest(\d{3})\.xml|timestamp(\d{3})\.tst)$/;

/** Which renewal a file belongs to, from 1; null for every other file. */
export function renewalOf(name: string): number | null {
  const [, manifest, timestamp] = RENEWAL.exec(name) ?? [];
  const number = Number(manifest ?? timestamp ?? 0);
  return number > 0 ? number : null;
}

const FOLDERS = [
  'mimetype',
  'verify.html',
  'events/',
  'originals/',
  'thumbnails/',
  'frames/',
  'report/',
  'timestamps/',
  'parallel/',
  'certificates/',
  'META-INF/',
];

/** Renewals come behind everything else, one after another. */
function rank(name: string): number {
  const renewal = renewalOf(name);
  return renewal === null ? FOLDERS.findIndex((folder) => name.startsWith(folder)) : FOLDERS.length + renewal;
}

/** The order of the files: by folder as listed above, then by name in code-unit order; at last the renewals by number. */
export const byPlace = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);

export type FileKind =
  | 'timestamp'
  | 'parallel'
  | 'mimetype'
  | 'verifier'
  | 'event'
  | 'event-signature'
  | 'picture'
  | 'report'
  | 'certificate'
  | 'authority'
  | 'revocations'
  | 'manifest'
  | 'signature'
  | 'archive-manifest'
  | 'archive-timestamp';

const KINDS: readonly [RegExp, FileKind][] = [
  [/^mimetype$/, 'mimetype'],
  [/^verify\.html$/, 'verifier'],
  [/^events\/[0-9a-f]{16}\/\d{7}-[0-9a-f]{32}\.json$/, 'event'],
  [/^events\/[0-9a-f]{16}\/\d{7}-[0-9a-f]{32}\.sig$/, 'event-signature'],
  [/^(originals|thumbnails|frames)\/[0-9a-f]{64}\.jpg$/, 'picture'],
  [/^report\/report\.pdf$/, 'report'],
  [/^timestamps\/[0-9a-f]{32}-[0-9a-f]{32}\.tst$/, 'timestamp'],
  [/^parallel\/(lead|representative|second|witness)-sm2\.(pem|sig)$/, 'parallel'],
  [/^certificates\/authority\.cer$/, 'authority'],
  [/^certificates\/revocations\.crl$/, 'revocations'],
  [/^certificates\/[0-9a-f]{64}\.cer$/, 'certificate'],
  [/^META-INF\/ASiCManifest-(lead|representative|second|witness)\.xml$/, 'manifest'],
  [/^META-INF\/signature-(lead|representative|second|witness)\.p7s$/, 'signature'],
  [/^META-INF\/ASiCArchiveManifest(?!000)\d{3}\.xml$/, 'archive-manifest'],
  [/^META-INF\/timestamp(?!000)\d{3}\.tst$/, 'archive-timestamp'],
];

/** What a file of a bundle is, or null for a file that has no place in one. */
export const kindOf = (name: string): FileKind | null =>
  KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;

/** The usual name of a bundle's file: the declaration number and the first eight digits of the case's name. */
export const bundleName = (declaration: string, id: string): string =>
  `${declaration}-${id.slice(0, 8)}.asice`;

/** The usual name of a renewed bundle: the file's own, with the number of the renewal. */
export const renewedName = (file: string, renewal: number): string =>
  `${file.replace(/(-renewed\d+)?(\.asice)?$/, '')}-renewed${renewal}.asice`;

/** The usual name of the table of a bundle's events. */
export const eventsName = (file: string): string => `${file.replace(/\.asice$/, '')}-events.csv`;

/** What the report's seal says for programs, as the reason of its signature and as its code to scan. */
export const sealCode = (id: string, seal: string): string => `yuanjian-seal:${id}:${seal}`;
