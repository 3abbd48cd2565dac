import { flipFuses, FuseVersion } from '@electron/fuses';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { packagedFuses } from './fuses.mjs';

/**
 * electron-builder's hook between packing and signing: takes out the development runtime's default app and sets the fuses.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const { appOutDir, electronPlatformName: platform, packager } = context;
  const mac = platform === 'darwin' || platform === 'mas';
  const product = packager.appInfo.productFilename;
  const resources = mac
    ? path.join(appOutDir, `${product}.app`, 'Contents', 'Resources')
    : path.join(appOutDir, 'resources');
  for (const left of ['app', 'default_app.asar'])
    await rm(path.join(resources, left), { recursive: true, force: true });
  if (!existsSync(path.join(resources, 'app.asar')))
    throw new Error(`the package holds no app.asar: ${resources}`);
  await flipFuses(executableOf(context), {
    version: FuseVersion.V1,
    // Writing into a signed arm64 binary breaks its ad-hoc signature: macOS would refuse to start it.
    resetAdHocDarwinSignature: mac,
    ...packagedFuses(platform),
  });
}

/** @param {import('electron-builder').AfterPackContext} context */
function executableOf({ appOutDir, electronPlatformName: platform, packager }) {
  const product = packager.appInfo.productFilename;
  if (platform === 'darwin' || platform === 'mas') return path.join(appOutDir, `${product}.app`);
  if (platform === 'win32') return path.join(appOutDir, `${product}.exe`);
  if (!('executableName' in packager)) throw new Error(`no executable name for ${platform}`);
  return path.join(appOutDir, String(packager.executableName));
}
