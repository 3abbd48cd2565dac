import { toAppError } from '../shared/errors';
import { errorText, type Message } from '../shared/messages/index';
import type { HubLogger } from './log';
import { passphraseSealing } from './keys/sealing';
import { readOptions, USAGE, type Options } from './options';
import { startHub, type Hub, type HubKeeper } from './server';
import { isBegun } from './store/folder';
import { UsageError } from './usage-error';
import { WORDS } from './words';

/** The hub, headless: `npm run hub -- [options]`. Exit codes: 0 stopped, 1 failed, 2 could not start as asked. */

const WEEK_MINUTES = 7 * 24 * 60;

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const outJson = (value: object): void => out(JSON.stringify(value));
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
const both = ({ zh, en }: Message): string => `${zh}\n${en}`;

/** Standard error, one line each: standard output is for what was asked for. */
function lineLogger(json: boolean): HubLogger {
  const write =
    (level: string): HubLogger['info'] =>
    (what, details = {}) => {
      if (json) return complain(JSON.stringify({ at: new Date().toISOString(), level, what, ...details }));
      const facts = Object.entries(details).map(([name, value]) => `${name}=${value}`);
      return complain([new Date().toISOString(), level, what, ...facts].join(' '));
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

async function serve(options: Options): Promise<void> {
  const passphrase = process.env['YUANJIAN_HUB_PASSPHRASE'];
  const { host, port, name, data, revoke, json, turn } = options;
  // A hub that has not been begun has nobody, and is not begun for the sake of this.
  if (revoke !== undefined && !isBegun(data)) throw new UsageError(WORDS.unknownPerson(revoke));
  const hub = await startHub({
    dataDir: data,
    host,
    port,
    name,
    turn,
    ...(passphrase ? { sealing: passphraseSealing(passphrase) } : {}),
    logger: lineLogger(json),
    ...(revoke !== undefined && { beforeListening: (keeper) => takeBack(keeper, revoke, json) }),
  });
  const stop = stopOnce(hub);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await introduce(hub, options, Boolean(passphrase));
  } catch (error) {
    await hub.close();
    throw error;
  }
}

async function takeBack(keeper: HubKeeper, fingerprint: string, json: boolean): Promise<void> {
  if (!(await keeper.revoke(fingerprint))) throw new UsageError(WORDS.unknownPerson(fingerprint));
  if (json) outJson({ revoked: fingerprint });
  else out(both(WORDS.revoked(fingerprint)));
}

async function introduce(hub: Hub, options: Options, sealed: boolean): Promise<void> {
  const { json, again } = options;
  const { url, id, tlsFingerprint } = hub;
  if (json) outJson({ listening: { url, id, tlsFingerprint } });
  else out(`${both(WORDS.listens(hub.name, url))}\n${both(WORDS.tls(tlsFingerprint))}`);
  if (options.people) await showPeople(hub, json);
  if (options.invite) await invite(hub, options.invite, json);
  else if (!json && !(await hub.hasOfficer())) {
    const start = `${sealed ? 'YUANJIAN_HUB_PASSPHRASE=… ' : ''}npm run hub --`;
    out(both(WORDS.noOfficer));
    out(`  ${[start, again, '--invite officer --badge BADGE'].filter(Boolean).join(' ')}`);
  }
}

async function invite(
  hub: Hub,
  { badge, person }: NonNullable<Options['invite']>,
  json: boolean,
): Promise<void> {
  const name = person !== undefined && { name: person };
  const made = await hub.invite({ role: 'officer', badge, ...name, validMinutes: WEEK_MINUTES });
  const { invitation, link, code } = made;
  if (json) return outJson({ invitation: { ...invitation, badge, link, code } });
  out(`${both(WORDS.invitation(badge, invitation.expiresAt))}\n  ${link}`);
  if (code) out(`${both(WORDS.byTelephone)}\n  ${code}`);
}

async function showPeople(hub: Hub, json: boolean): Promise<void> {
  const people = await hub.people();
  if (json) outJson({ people: people.length });
  else if (people.length === 0) out(both(WORDS.nobody));
  for (const { person, revoked } of people) {
    const { fingerprint, roles, badge = '', name } = person;
    if (json) outJson({ person: { ...person, revoked } });
    else
      out([fingerprint, roles.join(','), badge, name, ...(revoked ? ['(已撤销 revoked)'] : [])].join('  '));
  }
}

function stopOnce(hub: Hub): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    hub.close().catch((error: unknown) => {
      complain(String(error));
      process.exitCode = 1;
    });
  };
}

/** In words, with the system's own where it has any. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${both(error.words)}\n\n--help: npm run hub -- --help`;
  const known = toAppError(error);
  const { host = '', port = '', reason = '' } = known.params;
  switch (known.code) {
    case 'hub.port-in-use':
      return both(WORDS.portInUse(String(host), String(port)));
    case 'hub.address-unavailable':
      return both(WORDS.cannotListen(String(host), String(port), String(reason)));
    case 'internal':
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    default:
      return both({ zh: errorText(known.toJSON(), 'zh'), en: errorText(known.toJSON(), 'en') });
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await serve(options);
  else out(USAGE);
} catch (error) {
  complain(explain(error));
  process.exitCode = error instanceof UsageError || toAppError(error).code !== 'internal' ? 2 : 1;
}
