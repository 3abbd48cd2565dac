import { SetupError } from '../runtime/say.mjs';

/** How Node, got and electron-builder's own downloader say that a server could not be reached or did not have a file. */
const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|CERT_|certificate|socket hang up|fetch failed|cannot (?:download|resolve)|getaddrinfo|status code|HttpError|Response code|timed? ?out/i;

/** What electron-builder's failure means for the person, and what to do. */
export function explained(error: Error): SetupError {
  const [first = ''] = error.message.split('\n');
  const cause = error.cause instanceof Error ? error.cause.message : '';
  if (!NETWORK.test(`${error.message} ${cause}`)) {
    return new SetupError(`electron-builder failed: ${first}`, 'See its messages above.', { cause: error });
  }
  return new SetupError(
    `the tools that make installers could not be downloaded: ${first}`,
    '安装包(AppImage、deb、nsis、dmg)需要从 GitHub 下载工具，本网络无法取得。\n' +
      'electron-builder fetches them from github.com/electron-userland/electron-builder-binaries, which this network does not reach.\n' +
      '不下载任何东西 · without any download:  npm run dist -- --dir\n' +
      '使用镜像 · with a mirror:  ELECTRON_BUILDER_BINARIES_MIRROR=https://npmmirror.com/mirrors/electron-builder-binaries/ npm run dist',
    { cause: error },
  );
}
