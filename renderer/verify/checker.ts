import { createContext } from 'react';
import type { Picture } from '../../shared/bundle/look';
import type { PicturePlace } from '../../shared/bundle/places';
import type { CheckedFile } from '../../shared/ipc/contract';
import type { Trusted } from './trust';

/** A bundle that can be checked: by the main process in the app, by the page itself in verify.html. */
export interface Checkable {
  name: string;
  size: number;
  /**
   * Checks it from the beginning.
   * @throws AppError; `verify.cancelled` after an abort
   */
  check: (
    trusted: readonly Trusted[],
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ) => Promise<CheckedFile>;
  /**
   * Writes a renewed copy where the person says; null when they would rather not. Only where there is somebody to ask for
   * a timestamp.
   * @throws AppError `renew.*`, `export.*`, `verify.cancelled`
   */
  renew?: (
    trusted: readonly Trusted[],
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ) => Promise<Renewed | null>;
  picture: (place: PicturePlace, sha256: string) => Promise<Picture>;
  /**
   * Saves a table beside what it is about. @returns where it lies, null where the person or the browser decided that.
   * @throws AppError `export.*`
   */
  saveTable: (csv: string) => Promise<string | null>;
}

/** Where a renewed bundle lies, and itself. */
export interface Renewed {
  path: string;
  file: Checkable;
}

/** Makes a file that a person gave checkable. @throws AppError `verify.not-readable`, `verify.no-crypto` */
export type Opener = (file: File) => Promise<Checkable>;

export const SaveTable = createContext<Checkable['saveTable']>(() => Promise.resolve(null));

export const Pictures = createContext<Checkable['picture']>(() => Promise.resolve({ refused: 'missing' }));
