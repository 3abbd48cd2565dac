import { AppError } from '../errors';
import { equal } from '../bytes';
import {
  EXTENSION,
  USAGE,
  basicConstraints,
  extendedKeyUsage,
  isSignedBy,
  keyUsage,
  TIME_STAMPING,
  type AuthorityCertificate,
} from './certificate';

/** The path from a time stamping authority's certificate to an anchor, by RFC 5280 and RFC 3161 section 2.3. */

const ANY_USAGE = '2.5.29.37.0';

/** Extensions that we understand; a critical one beyond them means something that we would be ignoring. */
const KNOWN: ReadonlySet<string> = new Set(Object.values(EXTENSION));

const unsuitable = (rule: string): AppError => new AppError('timestamp.certificate', { rule });

/**
 * Checks the certificates of a token: those that are there form one path from the signer upwards and nothing else is there;
 * each is signed by the next, is what it must be, and was valid at the time.
 * @returns whether one of the anchors stands on that path or above it, and until when all of them are valid. A path that
 * ends below an issuer that is not there counts for nothing, even where an anchor is further down: its last signature would
 * be checked by nobody.
 * @throws AppError `timestamp.certificate`, `timestamp.out-of-validity`, `timestamp.algorithm`
 */
export async function checkChain(
  signer: AuthorityCertificate,
  others: readonly AuthorityCertificate[],
  anchors: readonly AuthorityCertificate[],
  at: Date,
): Promise<{ trusted: boolean; until: Date }> {
  checkSigner(signer);
  const path = await pathFrom(signer, others);
  for (const [i, certificate] of path.entries()) {
    checkCommon(certificate, at);
    if (i > 0) checkIssuer(certificate, i - 1);
  }
  const top = path.length - 1;
  if (isSelfIssued(path[top]!) && !(await isSignedBy(path[top]!, path[top]!))) throw unsuitable('signature');
  const anchored = await Promise.all(path.map((certificate, i) => anchorOf(certificate, i, anchors, at)));
  const found = anchored.filter((anchor) => anchor !== null);
  const trusted = found.length > 0 && (isSelfIssued(path[top]!) || anchored[top] !== null);
  // Of several anchors the one that lasts longest is enough; of the path, every certificate is needed.
  const longest = Math.max(...found.map(({ notAfter }) => notAfter.getTime()));
  const shortest = Math.min(...path.map(({ notAfter }) => notAfter.getTime()));
  return { trusted, until: new Date(trusted ? Math.min(longest, shortest) : shortest) };
}

/** The anchor that a certificate with so many issuers below it is, or was issued by, if any; an expired one is none. */
async function anchorOf(
  certificate: AuthorityCertificate,
  below: number,
  anchors: readonly AuthorityCertificate[],
  at: Date,
): Promise<AuthorityCertificate | null> {
  const usable = anchors.filter((anchor) => isValidAt(anchor, at));
  const same = usable.find(({ fingerprint }) => fingerprint === certificate.fingerprint);
  if (same) return same;
  const issuers = usable.filter((anchor) => {
    const { ca, pathLength } = basicConstraints(anchor);
    return ca && pathLength >= below;
  });
  for (const issuer of issuers) if (await isIssuedBy(certificate, issuer)) return issuer;
  return null;
}

/** An anchor may have the issuer's name and another kind of key: an authority's own from before or after it changed. */
async function isIssuedBy(certificate: AuthorityCertificate, anchor: AuthorityCertificate): Promise<boolean> {
  return (await issuerAmong([anchor], certificate).catch(() => null)) !== null;
}

async function pathFrom(
  signer: AuthorityCertificate,
  others: readonly AuthorityCertificate[],
): Promise<AuthorityCertificate[]> {
  const path = [signer];
  const rest = [...others];
  for (let current = signer; rest.length > 0 && !isSelfIssued(current);) {
    const next = await issuerAmong(rest, current);
    if (!next) break;
    rest.splice(rest.indexOf(next), 1);
    path.push(next);
    current = next;
  }
  if (rest.length > 0) throw unsuitable('chain');
  return path;
}

async function issuerAmong(
  candidates: readonly AuthorityCertificate[],
  certificate: AuthorityCertificate,
): Promise<AuthorityCertificate | null> {
  for (const candidate of candidates)
    if (equal(candidate.subject, certificate.issuer) && (await isSignedBy(certificate, candidate)))
      return candidate;
  return null;
}

/** RFC 3161 section 2.3: the key stamps time and does nothing else, and says so critically. */
function checkSigner(signer: AuthorityCertificate): void {
  const usages = extendedKeyUsage(signer);
  const critical = signer.extensions.get(EXTENSION.extendedKeyUsage)?.critical;
  if (!critical || usages?.length !== 1 || usages[0] !== TIME_STAMPING) throw unsuitable('extendedKeyUsage');
  const usage = keyUsage(signer);
  if (usage !== null && (usage === 0 || usage & ~(USAGE.digitalSignature | USAGE.nonRepudiation)))
    throw unsuitable('keyUsage');
  if (basicConstraints(signer).ca) throw unsuitable('cA');
}

function checkIssuer(certificate: AuthorityCertificate, below: number): void {
  const { ca, pathLength } = basicConstraints(certificate);
  if (!ca || pathLength < below) throw unsuitable('cA');
  const usage = keyUsage(certificate);
  if (usage !== null && !(usage & USAGE.keyCertSign)) throw unsuitable('keyUsage');
  const usages = extendedKeyUsage(certificate);
  if (usages && !usages.includes(TIME_STAMPING) && !usages.includes(ANY_USAGE))
    throw unsuitable('extendedKeyUsage');
}

function checkCommon(certificate: AuthorityCertificate, at: Date): void {
  for (const [id, { critical }] of certificate.extensions)
    if (critical && !KNOWN.has(id)) throw unsuitable('critical');
  if (!isValidAt(certificate, at))
    throw new AppError('timestamp.out-of-validity', { name: certificate.name, at: at.toISOString() });
}

const isValidAt = ({ notBefore, notAfter }: AuthorityCertificate, at: Date): boolean =>
  at >= notBefore && at <= notAfter;
const isSelfIssued = ({ subject, issuer }: AuthorityCertificate): boolean => equal(subject, issuer);
