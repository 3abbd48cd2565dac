import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentSecurityPolicy } from './csp';

/** Serves the built renderer as `app://yuanjian/…`. */

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

const notFound = (): Response => new Response(null, { status: 404 });

/**
 * Answers with a file below `root`; anything else, and anything of an unknown kind, is not found.
 * @param path the URL's path, percent-encoded.
 */
export async function servePage(root: string, path: string): Promise<Response> {
  const file = fileBelow(root, path);
  const type = file && TYPES[extname(file)];
  if (!type) return notFound();
  try {
    const body = await readFile(file);
    const isPage = type.startsWith('text/html');
    const nonce = randomBytes(16).toString('base64');
    return new Response(isPage ? withNonce(body.toString('utf8'), nonce) : new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy(nonce),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  } catch {
    return notFound();
  }
}

/** Tells the page its nonce where the component library's settings can read it. */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta name="csp-nonce" content="${nonce}">`);
}

function fileBelow(root: string, path: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(path === '/' ? '/index.html' : path);
  } catch {
    return null;
  }
  if (plain.includes('\0') || plain.includes('\\')) return null;
  const file = join(root, plain);
  return file.startsWith(root + sep) ? file : null;
}
