import { FuseV1Options } from '@electron/fuses';

/**
 * The fuses of the packaged app, each with its reason; set by after-pack.mjs, asserted on the packaged binary by the smoke test.
 * @param {string} platform 'linux', 'darwin', 'mas' or 'win32'
 * @returns {Record<FuseV1Options, boolean>}
 */
export function packagedFuses(platform) {
  return {
    // The signed app must not serve as a Node interpreter for somebody else's script, by environment or by command line.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    // Only the packed code runs; its hash is checked at start where Electron can do that: on macOS and Windows, not on Linux.
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    // The npm runtime (scripts/runtime/npm-package.mjs) has no snapshot of the browser process, and we make none.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Pages come from the app's own scheme; file: URLs get no privileges beyond those of any page.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}
