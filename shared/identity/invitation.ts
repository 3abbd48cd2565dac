import { z } from 'zod';
import { base64url, concat, fromBase64url, fromHex, fromUtf8, hex, utf8 } from '../bytes';
import { AppError } from '../errors';
import { sha256Hex } from '../hash';
import { canonicalJson } from '../json';
import { Sha256 } from '../record/primitives';
import { checkCharacters, decodeBase32, encodeBase32, normaliseBase32 } from './crockford';

/**
 * An invitation as people pass it on: a link, or a code of 36 characters that can be read over the telephone. Both carry
 * where the hub is, how to know it, and the secret that is good for one enrolment.
 */
export interface ParsedInvitation {
  /** `https://host:port`. */
  urls: string[];
  /** How the hub's TLS certificate is known: its SHA-256, or where only a code was given the first 80 bits of it (20 hex digits). */
  tls: { full?: string; prefix80: string };
  secret: string;
  hubName?: string;
}

export interface InvitationFacts {
  urls: string[];
  /** SHA-256 of the hub's TLS certificate, hex. */
  tlsFingerprint: string;
  secret: string;
  hubName: string;
}

/** A secret has 40 bits: with ten guesses a minute and expiry within a week that is one chance in ten million. */
const SECRET_BYTES = 5;
export const SECRET_PATTERN = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const FINGERPRINT_BYTES = 10;
const CODE_BYTES = 4 + 2 + FINGERPRINT_BYTES + SECRET_BYTES;
const CODE_LENGTH = Math.ceil((CODE_BYTES * 8) / 5) + 2;

/** Where a hub is reached: an origin, nothing after it. */
export const HubUrl = z
  .string()
  .max(200)
  .refine((text) => text.startsWith('https://') && URL.canParse(text) && new URL(text).origin === text);
/** Addresses of one hub that are remembered. */
export const MAX_URLS = 8;
const Link = z.strictObject({
  v: z.literal(1),
  u: z.array(HubUrl).min(1).max(MAX_URLS),
  f: Sha256,
  s: z.string().regex(SECRET_PATTERN),
  n: z.string().max(80),
  /** First 32 bits of the SHA-256 of the rest: a link that lost or changed a character is told from one that is refused. */
  c: z.string().regex(/^[0-9a-f]{8}$/),
});
const LINK = /yuanjian:\/\/join\/([A-Za-z0-9_-]*)/;

/** A new secret: 40 random bits, eight characters of Crockford's Base32. */
export function makeSecret(): string {
  return encodeBase32(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

/** `yuanjian://join/…`, for mail, message or QR code. */
export function invitationLink({ urls, tlsFingerprint, secret, hubName }: InvitationFacts): string {
  const facts = { v: 1, u: urls, f: tlsFingerprint, s: secret, n: hubName };
  return `yuanjian://join/${base64url(utf8(canonicalJson({ ...facts, c: linkCheck(facts) })))}`;
}

const linkCheck = (facts: object): string => sha256Hex(utf8(canonicalJson(facts))).slice(0, 8);

/**
 * Nine groups of four characters; null when none of the hub's addresses is an IPv4 address with a port, since only
 * those fit into a code.
 */
export function invitationCode({ urls, tlsFingerprint, secret }: InvitationFacts): string | null {
  const address = urls.map(ipv4Of).find((bytes) => bytes !== null);
  const secretBytes = decodeBase32(secret);
  if (!address || !secretBytes) return null;
  const data = encodeBase32(
    concat(address, fromHex(tlsFingerprint).subarray(0, FINGERPRINT_BYTES), secretBytes),
  );
  return (data + checkCharacters(data)).match(/.{4}/g)!.join('-');
}

/** Address and port, six bytes. */
function ipv4Of(url: string): Uint8Array | null {
  const found = /^https:\/\/(\d+)\.(\d+)\.(\d+)\.(\d+)(?::(\d+))?$/.exec(url);
  if (!found) return null;
  const numbers = found.slice(1).map((text) => Number(text ?? 443));
  const port = numbers.pop()!;
  return port <= 0xffff && numbers.every((n) => n <= 255)
    ? Uint8Array.of(...numbers, port >> 8, port & 255)
    : null;
}

/**
 * Reads what somebody pasted or typed: a link, also in the middle of other text, or a code.
 * @throws AppError `invitation.mistyped` when it is one but a character is wrong, `invitation.malformed` when it is neither.
 */
export function parseInvitation(text: string): ParsedInvitation {
  const link = LINK.exec(text);
  if (link) return parseLink(link[1] ?? '');
  return parseCode(normaliseBase32(text));
}

function parseLink(encoded: string): ParsedInvitation {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(fromBase64url(encoded)));
  } catch (cause) {
    throw new AppError('invitation.mistyped', {}, { cause });
  }
  const parsed = Link.safeParse(value);
  if (!parsed.success) throw new AppError('invitation.malformed', {}, { cause: parsed.error });
  const { c, ...facts } = parsed.data;
  // One spelling only: a changed character that happens to mean the same is a changed character.
  if (linkCheck(facts) !== c || base64url(utf8(canonicalJson(parsed.data))) !== encoded) {
    throw new AppError('invitation.mistyped');
  }
  return {
    urls: facts.u,
    tls: { full: facts.f, prefix80: facts.f.slice(0, FINGERPRINT_BYTES * 2) },
    secret: facts.s,
    ...(facts.n === '' ? {} : { hubName: facts.n }),
  };
}

function parseCode(code: string): ParsedInvitation {
  if (code.length !== CODE_LENGTH || !/^[0-9A-Z]+$/.test(code)) throw new AppError('invitation.malformed');
  const data = code.slice(0, -2);
  const bytes = decodeBase32(data);
  if (!bytes || checkCharacters(data) !== code.slice(-2)) throw new AppError('invitation.mistyped');
  const port = bytes[4]! * 256 + bytes[5]!;
  if (port === 0) throw new AppError('invitation.malformed');
  return {
    urls: [`https://${bytes.subarray(0, 4).join('.')}${port === 443 ? '' : `:${port}`}`],
    tls: { prefix80: hex(bytes.subarray(6, 6 + FINGERPRINT_BYTES)) },
    secret: encodeBase32(bytes.subarray(6 + FINGERPRINT_BYTES)),
  };
}

/** The first 80 bits of a TLS fingerprint in groups of four digits, for comparing by voice. */
export function fingerprintWords(fingerprint: string): string {
  return (
    fingerprint
      .slice(0, FINGERPRINT_BYTES * 2)
      .toUpperCase()
      .match(/.{4}/g)
      ?.join(' ') ?? ''
  );
}
