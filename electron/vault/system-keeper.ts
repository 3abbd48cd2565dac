import { safeStorage } from 'electron';
import { base64, fromBase64 } from '../../shared/bytes';
import type { SystemKeeper } from './keeper';

/**
 * Electron's safeStorage: Keychain, DPAPI, or on Linux a keyring. There `basic_text` means a key that is written in the
 * program itself, which protects nothing, so it does not count; nor does a backend that is not known yet.
 */
export const systemKeeper: SystemKeeper = {
  available() {
    if (!safeStorage.isEncryptionAvailable()) return false;
    if (process.platform !== 'linux') return true;
    const backend = safeStorage.getSelectedStorageBackend();
    return backend !== 'basic_text' && backend !== 'unknown';
  },
  wrap: (key) => safeStorage.encryptString(base64(key)),
  unwrap: (wrapped) => fromBase64(safeStorage.decryptString(Buffer.from(wrapped))),
};
