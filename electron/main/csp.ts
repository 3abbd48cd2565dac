/** The origin of every page of ours. */
export const ORIGIN = 'app://yuanjian';

/**
 * What a page of ours may load and do: its own files, pictures of the record, media streams, nothing from a network.
 * WebRTC is not a subject of `connect-src`.
 * @param nonce opens the style elements that the component library writes at run time; scripts have no such door.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
