import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readAnchor } from '../../shared/bundle/anchor';
import type { Anchor } from '../../shared/bundle/verify/people';
import { fromPem } from '../../shared/identity/pem';

/** Where this checkout pins the authorities that it trusts; `npm run demo` adds the one of its own hub. */
const PINNED = path.join('.yuanjian', 'authorities');

/** A trust anchor that cannot be used, in words. */
export class AnchorError extends Error {}

/** Reads the authorities of a file, PEM (any number) or DER (one). @throws AnchorError */
export async function anchorsFrom(file: string): Promise<Anchor[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new AnchorError(`${file}：不能读取 · cannot be read`, { cause });
  }
  const certificates = decode(Uint8Array.from(bytes));
  const anchors: Anchor[] = [];
  for (const certificate of certificates) {
    const anchor = await readAnchor(certificate);
    if (!anchor)
      throw new AnchorError(
        `${file}：不是可用的 X.509 证书（PEM 或 DER） · no X.509 certificate that can be used, in PEM or DER`,
      );
    if (!anchor.vouches)
      throw new AnchorError(
        `${file}：“${anchor.name}”的证书不是签发机构或授时机构的证书 · the certificate of “${anchor.name}” is not one of an authority`,
      );
    anchors.push({ certificate, from: file });
  }
  if (anchors.length === 0) throw new AnchorError(`${file}：其中没有证书 · no certificate in it`);
  return anchors;
}

function decode(bytes: Uint8Array): Uint8Array[] {
  // DER begins with a SEQUENCE; PEM begins with text.
  if (bytes[0] === 0x30) return [bytes];
  try {
    return fromPem('CERTIFICATE', Buffer.from(bytes).toString('latin1'));
  } catch {
    return []; // Broken Base64: said by the caller as a file without a certificate.
  }
}

/** The authorities pinned for this checkout. @throws AnchorError */
export async function pinnedAnchors(root: string): Promise<Anchor[]> {
  const folder = path.join(root, PINNED);
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.pem')).sort();
  const anchors = await Promise.all(files.map((name) => anchorsFrom(path.join(folder, name))));
  return anchors.flat().map((anchor) => ({ ...anchor, from: path.relative(root, anchor.from) }));
}
