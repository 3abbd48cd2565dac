import { LOCAL } from './zip-layout';

/** Headers in front of files as other programs, or accidents, may have written them. */

export const LOCAL_BYTES = 30;
/** A header with the longest name and extra field that it can say. */
export const MAX_LOCAL_BYTES = LOCAL_BYTES + 2 * 0xffff;

export interface FoundHeader {
  name: string;
  crc: number;
  /** What it says of the size of the data, the likelier number first. */
  sizes: [number, number];
  /** How long it is. */
  length: number;
  /** The data lie behind it as they are. */
  stored: boolean;
}

/** @param bytes from the header on, as many as there are. @returns null where they are no whole header. */
export function readLocalHeader(bytes: Uint8Array): FoundHeader | null {
  if (bytes.length < LOCAL_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== LOCAL) return null;
  const nameLength = view.getUint16(26, true);
  const length = LOCAL_BYTES + nameLength + view.getUint16(28, true);
  if (length > bytes.length) return null;
  const flags = view.getUint16(6, true);
  return {
    name: latin(bytes.subarray(LOCAL_BYTES, LOCAL_BYTES + Math.min(nameLength, 1024))),
    crc: view.getUint32(14, true),
    sizes: [view.getUint32(18, true), view.getUint32(22, true)],
    length,
    // Neither encrypted (bit 0) nor with its size behind it (bit 3).
    stored: (flags & 0b1001) === 0 && view.getUint16(8, true) === 0,
  };
}

/** Bytes as characters of the same number: names that are plain are ASCII, and others are only shown. */
export const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
