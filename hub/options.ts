import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run hub -- [options]

  --host ADDRESS     address to listen on (127.0.0.1)
  --port N           port to listen on (7443; 0 takes a free one)
  --data DIR         folder of the hub's data (~/.yuanjian-hub)
  --name NAME        what people call the hub
  --invite officer --badge BADGE [--person NAME]
                     prints one more officer's invitation at start
  --people           lists who has been enrolled, and goes on
  --revoke FINGERPRINT   takes a person's certificate back at start
  --json             prints one JSON object a line instead of words
  --help

  YUANJIAN_HUB_PASSPHRASE   seals the hub's private keys with this passphrase
`;
const DEFAULT_PORT = 7443;

/** What the command line asks for. */
export interface Options {
  host: string;
  port: number;
  data: string;
  name: string;
  badge: string | undefined;
  person: string | undefined;
  invite: boolean;
  people: boolean;
  revoke: string | undefined;
  json: boolean;
}

/** Something on the command line that cannot be; the message says what to write instead. */
export class UsageError extends Error {}

/** Reads the command line; null when it asks for help. @throws UsageError */
export function readOptions(args: string[]): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        host: text,
        port: text,
        data: text,
        name: text,
        invite: text,
        badge: text,
        person: text,
        revoke: text,
        nats: text,
        people: flag,
        json: flag,
        help: flag,
      },
    }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return null;
  if (values.nats !== undefined) {
    throw new UsageError(
      '--nats: a hub of several machines on NATS is not in this version; run one hub without it.',
    );
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535 || values.port?.trim() === '') {
    throw new UsageError(`--port ${values.port}: a port is a number from 0 to 65535.`);
  }
  if (values.invite !== undefined && values.invite !== 'officer') {
    throw new UsageError(
      `--invite ${values.invite}: only officers are invited here; others are invited in the app.`,
    );
  }
  if (values.invite !== undefined && values.badge === undefined) {
    throw new UsageError('--invite officer needs --badge: cases name their officers by badge number.');
  }
  return {
    host: values.host ?? '127.0.0.1',
    port,
    data: path.resolve(values.data ?? path.join(homedir(), '.yuanjian-hub')),
    name: (values.name ?? 'Yuanjian hub').trim().slice(0, 80),
    badge: values.badge,
    person: values.person,
    invite: values.invite !== undefined,
    people: values.people ?? false,
    revoke: values.revoke,
    json: values.json ?? false,
  };
}
