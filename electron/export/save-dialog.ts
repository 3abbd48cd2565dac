import { BrowserWindow, dialog } from 'electron';
import type { ChooseFile } from './handlers';

/** Asks the person where to save, with a name to start from; null when they would rather not. */
export const chooseFile: ChooseFile = async (name) => {
  const options = { defaultPath: name, filters: [{ name: 'ASiC-E', extensions: ['asice'] }] };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? null : filePath;
};
