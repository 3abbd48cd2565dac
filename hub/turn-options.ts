import { readFileSync } from 'node:fs';
import { TurnSecret, TurnUrls } from '../shared/protocol/paths';
import type { TurnSettings } from './live/turn';
import { UsageError } from './usage-error';
import { WORDS } from './words';

/**
 * The office's TURN servers as the command line names them. The secret is read from a file: what stands on a command line
 * can be seen by everybody on the machine.
 * @throws UsageError
 */
export function readTurn(
  urls: string[],
  secretFile: string | undefined,
  relayOnly: boolean,
): TurnSettings | null {
  if (urls.length === 0) {
    if (relayOnly) throw new UsageError(WORDS.turnNeeded('relay-only'));
    if (secretFile !== undefined) throw new UsageError(WORDS.turnNeeded('turn-secret-file'));
    return null;
  }
  const known = TurnUrls.safeParse(urls);
  if (!known.success) throw new UsageError(WORDS.turnForm(urls.join(' ')));
  if (secretFile === undefined) throw new UsageError(WORDS.turnSecretNeeded);
  return { urls: known.data, secret: secretIn(secretFile), relayOnly };
}

function secretIn(file: string): string {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(WORDS.turnSecretFile(file, reason));
  }
  const secret = TurnSecret.safeParse(content);
  if (!secret.success) throw new UsageError(WORDS.turnSecretLength(file));
  return secret.data;
}
