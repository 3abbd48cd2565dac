import { existsSync, readFileSync } from 'node:fs';

/**
 * Whether windows can be opened: a Wayland session, or an X server that is there. A DISPLAY that names a local server
 * which is gone (a closed session, a container without its socket) makes Chromium crash instead of saying so.
 * @param {NodeJS.ProcessEnv} env
 * @param {(number: string) => boolean} [isThere] whether a local X server of that number is there
 */
export function hasDisplay(env, isThere = localServer) {
  if (env.WAYLAND_DISPLAY) return true;
  if (!env.DISPLAY) return false;
  const local = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env.DISPLAY);
  // One on another machine is for the system to reach.
  return local?.[1] === undefined || isThere(local[1]);
}

/** @param {string} number */
function localServer(number) {
  const socket = `/tmp/.X11-unix/X${number}`;
  if (existsSync(socket)) return true;
  // Some servers listen on the abstract name alone.
  return existsSync('/proc/net/unix') && readFileSync('/proc/net/unix', 'utf8').includes(`@${socket}\n`);
}
