import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { callChannel, PUSH_NAMES, pushChannel, type Bridge, type PushName } from '../../shared/ipc/contract';
import { CALL_NAMES } from '../../shared/ipc/names';

/**
 * The only door between a window and main: one function a call, one way to listen to each push, nothing generic. What
 * crosses it is checked on the other side.
 */

/** Kept from windows: it takes a path, and only the system may say where a file that a person gave lies. */
const TAKE_FILE = 'verify.take';

const calls = Object.fromEntries(
  CALL_NAMES.filter((name) => name !== TAKE_FILE).map((name) => [
    name,
    (input: unknown) => ipcRenderer.invoke(callChannel(name), input),
  ]),
) as unknown as Bridge['calls'];

const bridge = {
  calls,
  on(name, listener) {
    if (!(PUSH_NAMES as readonly PushName[]).includes(name)) throw new TypeError('no such push');
    // The event carries the sender and its ports: a window gets the value alone.
    const hear = (_event: IpcRendererEvent, value: Parameters<typeof listener>[0]): void => listener(value);
    const channel = pushChannel(name);
    ipcRenderer.on(channel, hear);
    return () => {
      ipcRenderer.removeListener(channel, hear);
    };
  },
  takeFile(file) {
    const input = { path: webUtils.getPathForFile(file) };
    return ipcRenderer.invoke(callChannel(TAKE_FILE), input) as ReturnType<Bridge['takeFile']>;
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld('yuanjian', bridge);
