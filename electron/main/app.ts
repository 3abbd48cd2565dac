import { app, type WebPreferences } from 'electron';
import { AppError, toAppError } from '../../shared/errors';
import type { Answer, AppStatus } from '../../shared/ipc/contract';
import type { CallName } from '../../shared/ipc/inputs';
import type { EarlyHandlers } from '../bridge/handlers';
import { createRouter, type Asker } from '../bridge/router';
import type { BlobStore, Logger, Windows } from '../services';
import { chooseFile } from '../export/save-dialog';
import { systemKeeper } from '../vault/system-keeper';
import { Vault } from '../vault/vault';
import { verifyWhenAsked } from '../verify/early';
import { startCompanion } from './companion';
import { ORIGIN } from './csp';
import type { Opened } from './opened';
import { readSettings, writeSettings } from './settings';
import { mediaAccess, openSettings } from './system';

export interface App {
  answer(name: CallName, asker: Asker, input: unknown): Promise<Answer<unknown>>;
  /** The files of the record; null while the store is closed. */
  blobs(): BlobStore | null;
  close(): Promise<void>;
}

export interface AppDeps {
  folder: string;
  /** Where the build is. */
  out: string;
  /** For windows that are made later. */
  webPreferences: WebPreferences;
  logger: Logger;
  windows: Windows;
}

/** The app behind the windows. Until the vault is open only the early calls do anything. */
export async function loadApp({ folder, out, webPreferences, logger, windows }: AppDeps): Promise<App> {
  const vault = tried(() => Vault.read({ folder, system: systemKeeper, now: () => performance.now() }));
  let opening: Promise<Opened> | null = null;
  let opened: Opened | null = null;

  /** Opens what lies behind the vault, once; after a failure the next call tries again. */
  async function open(): Promise<void> {
    opening ??= import('./opened').then(({ openApp }) =>
      openApp({ folder, out, webPreferences, dataKey: vault().key, logger, windows, status }),
    );
    try {
      opened = await opening;
    } catch (error) {
      opening = null;
      throw error;
    }
  }

  function status(): AppStatus {
    const people = opened?.identities.all().map(({ person }) => person) ?? [];
    const stage = {
      new: 'first-run',
      locked: 'locked',
      open: people.length > 0 ? 'ready' : 'nobody',
    } as const;
    return {
      stage: stage[vault().stage],
      version: app.getVersion(),
      language: readSettings(folder).language,
      keyKeeper: vault().keeper,
      people,
      office: opened?.identities.officer()?.hub.name ?? null,
    };
  }

  const early: EarlyHandlers = {
    'app.status': async () => {
      if (vault().stage === 'open') await open();
      return status();
    },
    'app.set-language': async ({ language }) => {
      writeSettings(folder, { ...readSettings(folder), language });
      return undefined;
    },
    'app.open-companion': async () => {
      startCompanion(folder);
      return undefined;
    },
    'app.media-access': async () => mediaAccess(),
    'app.open-settings': ({ page }) => openSettings(page),
    'vault.create': async ({ passphrase }) => {
      await vault().create(passphrase);
      await open();
      return status();
    },
    'vault.unlock': async ({ passphrase }) => {
      await vault().unlock(passphrase);
      await open();
      return status();
    },
    ...verifyWhenAsked({
      windows,
      authorities: () => opened?.identities.all().map(({ authority }) => authority) ?? [],
      timeAuthorities: () => readSettings(folder).timeAuthorities,
      chooseFile,
    }),
  };

  try {
    if (vault().openWithSystem()) await open();
  } catch (error) {
    // Whoever asks for the status hears it again, with its text.
    logger.error('the store was not opened at start', { code: toAppError(error).code });
  }

  const router = createRouter({ origin: ORIGIN, early, opened: () => opened?.handlers ?? null, logger });
  return {
    answer: (name, asker, input) => router.answer(name, asker, input),
    blobs: () => opened?.blobs ?? null,
    async close() {
      const current = await opening?.catch(() => null);
      await current?.close();
    },
  };
}

/** Runs something now and gives its result, or its error, to whoever asks. */
function tried<T>(run: () => T): () => T {
  try {
    const value = run();
    return () => value;
  } catch (thrown) {
    const error = thrown instanceof AppError ? thrown : toAppError(thrown);
    return () => {
      throw error;
    };
  }
}
