/** A safe place for keys that the operating system offers. */
export interface SystemKeeper {
  /** Whether the place is a real one; asked anew each time, since a keyring may be locked or started later. */
  available(): boolean;
  wrap(key: Uint8Array): Uint8Array;
  /** Throws when the system does not give the key back. */
  unwrap(wrapped: Uint8Array): Uint8Array;
}
