/**
 * Address of a file of the record that is on this machine; main decrypts it on the way.
 * @param width asks for a picture reduced to at most that many pixels across; without it, the bytes as they are.
 */
export function blobUrl(caseId: string, sha256: string, width?: number): string {
  const base = `app://yuanjian/blob/${caseId}/${sha256}`;
  return width === undefined ? base : `${base}?width=${width}`;
}
