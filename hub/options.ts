import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { spelledBadge } from './invitations';
import type { TurnSettings } from './live/turn';
import { readTurn } from './turn-options';
export { USAGE } from './words';
import { UsageError } from './usage-error';
import { WORDS } from './words';

const DEFAULT_PORT = 7443;
const MAX_NAME = 80;

/** What the command line asks for. */
export interface Options {
  host: string;
  port: number;
  data: string;
  name: string;
  /** The officer to invite. */
  invite: { badge: string; person: string | undefined } | null;
  people: boolean;
  /** Fingerprint of the certificate to take back. */
  revoke: string | undefined;
  json: boolean;
  turn: TurnSettings | null;
  /** How this hub is started again: the options given that say which one it is, as a shell reads them. */
  again: string;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  host: text,
  port: text,
  data: text,
  name: text,
  invite: text,
  badge: text,
  person: text,
  revoke: text,
  people: flag,
  turn: { type: 'string', multiple: true },
  'turn-secret-file': text,
  'relay-only': flag,
  json: flag,
  help: flag,
} as const;
type Values = ReturnType<typeof parse>;

/** Reads the command line; null when it asks for help. @throws UsageError */
export function readOptions(args: string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  for (const [option, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.trim() === '') throw new UsageError(WORDS.empty(option));
  }
  for (const option of ['name', 'person'] as const) {
    if ((values[option]?.trim().length ?? 0) > MAX_NAME) throw new UsageError(WORDS.tooLong(option));
  }
  return {
    host: values.host ?? '127.0.0.1',
    port: portOf(values),
    data: path.resolve(values.data ?? path.join(homedir(), '.yuanjian-hub')),
    name: values.name?.trim() ?? 'Yuanjian hub',
    invite: invitationOf(values),
    people: values.people ?? false,
    revoke: fingerprintOf(values),
    json: values.json ?? false,
    turn: readTurn(values.turn ?? [], values['turn-secret-file'], values['relay-only'] ?? false),
    again: [
      ...(['data', 'port', 'host', 'name', 'turn-secret-file'] as const).flatMap((option) =>
        values[option] === undefined ? [] : `--${option} ${quoted(values[option])}`,
      ),
      ...(values.turn ?? []).map((url) => `--turn ${quoted(url)}`),
      ...(values['relay-only'] ? ['--relay-only'] : []),
    ].join(' '),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ zh: `命令行有误:${said}`, en: said });
  }
}

function portOf({ port }: Values): number {
  const number = Number(port ?? DEFAULT_PORT);
  if (Number.isInteger(number) && number >= 0 && number <= 65535) return number;
  throw new UsageError(WORDS.port(port ?? ''));
}

function invitationOf({ invite, badge, person }: Values): Options['invite'] {
  if (invite === undefined) {
    if (badge !== undefined) throw new UsageError(WORDS.inviteNeeded('badge'));
    if (person !== undefined) throw new UsageError(WORDS.inviteNeeded('person'));
    return null;
  }
  if (invite !== 'officer') throw new UsageError(WORDS.onlyOfficers(invite));
  if (badge === undefined) throw new UsageError(WORDS.badgeNeeded);
  const spelled = spelledBadge(badge);
  if (spelled === null) throw new UsageError(WORDS.badgeForm(badge));
  return { badge: spelled, person };
}

/** As `--people` shows it, or with the colons and capitals of OpenSSL. */
function fingerprintOf({ revoke }: Values): string | undefined {
  if (revoke === undefined) return undefined;
  const digits = revoke.replaceAll(':', '').trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new UsageError(WORDS.fingerprintForm(revoke));
  return digits;
}

const quoted = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
