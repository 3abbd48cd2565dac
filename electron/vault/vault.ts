import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { base64, fromBase64 } from '../../shared/bytes';
import { Attempts } from './attempts';
import { readFileIfThere, writeFileDurably } from './file';
import type { SystemKeeper } from './keeper';
import { PassphraseWrap, unwrapWithPassphrase, wrapWithPassphrase } from './passphrase';

const SystemWrap = z.strictObject({ keeper: z.literal('system'), wrapped: z.base64().max(10_000) });
const VaultFile = z.strictObject({
  format: z.literal('yuanjian-vault/1'),
  wrap: z.discriminatedUnion('keeper', [SystemWrap, PassphraseWrap]),
});
type VaultFile = z.infer<typeof VaultFile>;

const FILE = 'vault.json';
const KEY_BYTES = 32;

export interface VaultOptions {
  folder: string;
  system: SystemKeeper;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/**
 * Keeps the store's data key: in `vault.json` wrapped by the system or by a passphrase, in the clear only in this
 * process's memory. Which of the two is decided once, when the vault is made; it never falls back to the other.
 */
export class Vault {
  private opened: Uint8Array | null = null;
  private readonly attempts: Attempts;

  private constructor(
    private readonly options: VaultOptions,
    private file: VaultFile | null,
  ) {
    this.attempts = new Attempts(options.now);
  }

  /** @throws AppError `vault.damaged` when the file is not one of ours. */
  static read(options: VaultOptions): Vault {
    const text = readFileIfThere(options.folder, FILE);
    return new Vault(options, text === null ? null : parse(text));
  }

  get stage(): 'new' | 'locked' | 'open' {
    if (this.opened) return 'open';
    return this.file ? 'locked' : 'new';
  }

  /** Who keeps the key, or would keep that of a new vault. */
  get keeper(): 'system' | 'passphrase' {
    if (this.file) return this.file.wrap.keeper;
    return this.options.system.available() ? 'system' : 'passphrase';
  }

  /** The data key. @throws AppError `vault.locked` */
  get key(): Uint8Array {
    if (!this.opened) throw new AppError('vault.locked');
    return this.opened;
  }

  /** First run. @throws AppError `vault.exists`, or `vault.passphrase-needed` where the system keeps no keys. */
  async create(passphrase: string | undefined): Promise<void> {
    if (this.file) throw new AppError('vault.exists');
    const key = new Uint8Array(randomBytes(KEY_BYTES));
    const wrap = await this.wrap(key, passphrase);
    if (this.file) throw new AppError('vault.exists'); // Somebody pressed twice while the passphrase was stretched.
    this.file = { format: 'yuanjian-vault/1', wrap };
    try {
      writeFileDurably(join(this.options.folder, FILE), `${JSON.stringify(this.file, null, 2)}\n`);
    } catch (cause) {
      this.file = null;
      throw new AppError('store.unusable', { what: 'vault' }, { cause });
    }
    this.opened = key;
  }

  /**
   * Opens a vault that the system keeps; false where it needs a passphrase.
   * @throws AppError `vault.system-refused` when the system does not give the key back.
   */
  openWithSystem(): boolean {
    if (this.file?.wrap.keeper !== 'system') return false;
    this.opened = this.unwrapBySystem(this.file.wrap.wrapped);
    return true;
  }

  /**
   * @throws AppError `vault.wrong-passphrase`; `vault.wait` (params: seconds) after several wrong ones;
   * `vault.system-refused` where the system keeps the key and still refuses.
   */
  async unlock(passphrase: string): Promise<void> {
    if (this.opened) return;
    if (!this.file) throw new AppError('vault.locked');
    if (this.openWithSystem()) return;
    const { wrap } = this.file;
    if (wrap.keeper !== 'passphrase') return;
    this.opened = await this.attempts.run(() => unwrapWithPassphrase(wrap, passphrase));
  }

  private async wrap(key: Uint8Array, passphrase: string | undefined): Promise<VaultFile['wrap']> {
    const { system } = this.options;
    if (system.available()) return { keeper: 'system', wrapped: base64(system.wrap(key)) };
    if (passphrase === undefined) throw new AppError('vault.passphrase-needed');
    return wrapWithPassphrase(key, passphrase);
  }

  private unwrapBySystem(wrapped: string): Uint8Array {
    const { system } = this.options;
    try {
      const key = system.available() ? system.unwrap(fromBase64(wrapped)) : null;
      if (key?.length === KEY_BYTES) return key;
    } catch (cause) {
      throw new AppError('vault.system-refused', {}, { cause });
    }
    throw new AppError('vault.system-refused');
  }
}

function parse(text: string): VaultFile {
  try {
    return VaultFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('vault.damaged', {}, { cause });
  }
}
