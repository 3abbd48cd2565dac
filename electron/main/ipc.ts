import { BrowserWindow, ipcMain } from 'electron';
import type { Answer } from '../../shared/ipc/contract';
import { callChannel, pushChannel } from '../../shared/ipc/contract';
import type { CallName } from '../../shared/ipc/inputs';
import { CALL_NAMES } from '../../shared/ipc/names';
import type { Asker } from '../bridge/router';
import type { Windows } from '../services';

/**
 * Listens on every channel of the contract. Listening starts before the app behind it is loaded, so that the first page
 * may ask as early as it likes.
 */
export function listenToWindows(
  answer: (name: CallName, asker: Asker, input: unknown) => Promise<Answer<unknown>>,
): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(callChannel(name), (event, input: unknown) => {
      const frame = event.senderFrame;
      return answer(
        name,
        { url: frame?.url ?? '', mainFrame: frame !== null && frame.parent === null },
        input,
      );
    });
  }
}

export const windows: Windows = {
  push(name, value) {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(pushChannel(name), value);
    }
  },
};
