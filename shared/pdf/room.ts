/** For attributes, names and the signature value; what our CMS has beside its certificates is under 600 bytes. */
const CMS_ROOM = 1024;
/** For one token; those of public authorities, with their chain, are 4 to 7 KiB. */
const TOKEN_ROOM = 8192;

/**
 * How many bytes a PDF keeps free for a CMS signature. It has to be said before there is one, and before anybody knows
 * whether a time-stamp authority will answer.
 */
export function roomFor(certificate: Uint8Array, authority: Uint8Array, timed: boolean): number {
  return certificate.length + authority.length + CMS_ROOM + (timed ? TOKEN_ROOM : 0);
}
