import { base64, type Bytes, fromBase64 } from '../bytes';

/** Spells DER as PEM (RFC 7468), the form that TLS stacks and OpenSSL read. */
export function toPem(label: 'CERTIFICATE' | 'PRIVATE KEY' | 'PUBLIC KEY', der: Uint8Array): string {
  const lines = base64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The DER of every block with this label, in the order of the text. Throws `DOMException` on broken Base64. */
export function fromPem(label: string, text: string): Bytes[] {
  const blocks = text.matchAll(new RegExp(`-----BEGIN ${label}-----([^-]*)-----END ${label}-----`, 'g'));
  return [...blocks].map((block) => fromBase64((block[1] ?? '').replace(/\s/g, '')));
}
