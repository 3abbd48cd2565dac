import { base64, fromHex, utf8, type Bytes } from '../bytes';
import { archiveManifestPath, archiveTimestampPath } from './names';

/** A file with its SHA-256 in hexadecimal. */
export type Digested = readonly [path: string, sha256: string];

/**
 * The manifest of a renewal (ETSI EN 319 162-1, ASiCArchiveManifest): it lists every file that lies before it, manifests and
 * timestamps of earlier renewals among them, and its timestamp is over the SHA-256 of these bytes.
 * @param number from 1.
 * @param files in the bundle's order.
 */
export function archiveManifest(number: number, files: readonly Digested[]): Bytes {
  const root = number > 1 ? archiveManifestPath(number - 1) : null;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    `  <asic:SigReference URI="${archiveTimestampPath(number)}" MimeType="application/vnd.etsi.timestamp-token"/>`,
    ...files.flatMap(([path, sha256]) => [
      `  <asic:DataObjectReference URI="${path}"${path === root ? ' Rootfile="true"' : ''}>`,
      '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>',
      `    <ds:DigestValue>${base64(fromHex(sha256))}</ds:DigestValue>`,
      '  </asic:DataObjectReference>',
    ]),
    '</asic:ASiCManifest>',
    '',
  ];
  return utf8(lines.join('\n'));
}
