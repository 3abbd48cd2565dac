/**
 * What the hub tells its keeper. Levels: `info` is the ordinary course of things, `warn` is something that a person
 * should look at, `error` is something that did not work. Details never hold names, numbers of cases or secrets; people
 * are named by the first digits of their certificate's fingerprint.
 */
export type HubLogger = Record<
  'info' | 'warn' | 'error',
  (what: string, details?: Readonly<Record<string, string | number>>) => void
>;

/** For tests and embedders that keep no log. */
export const silentLogger: HubLogger = { info: () => {}, warn: () => {}, error: () => {} };

/** Enough of a fingerprint to tell people apart in a log. */
export const shortName = (fingerprint: string): string => fingerprint.slice(0, 8);
