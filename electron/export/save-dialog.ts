import { BrowserWindow, dialog } from 'electron';
import { extname } from 'node:path';
import type { ChooseFile } from './handlers';

/** What the systems' dialogs call a kind of file. */
const TYPES: Record<string, string> = { asice: 'ASiC-E', pem: 'X.509 (PEM)', webm: 'WebM', csv: 'CSV' };

/** Asks the person where to save, with a name to start from; null when they would rather not. */
export const chooseFile: ChooseFile = async (name) => {
  const extension = extname(name).slice(1);
  const options = {
    defaultPath: name,
    filters: [{ name: TYPES[extension] ?? extension.toUpperCase(), extensions: [extension] }],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? null : filePath;
};
