import { toAppError } from '../shared/errors';
import { errorText } from '../shared/messages/index';
import type { HubLogger } from './log';
import { passphraseSealing } from './keys/sealing';
import { readOptions, UsageError, USAGE, type Options } from './options';
import { startHub, type Hub, type MadeInvitation } from './server';

/** The hub, headless: `npm run hub -- [options]`. Exit codes: 0 stopped, 1 failed, 2 could not start as asked. */

const FIRST_BADGE_HINT = 'npm run hub -- --invite officer --badge BADGE';
const WEEK_MINUTES = 7 * 24 * 60;

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

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

function showInvitation({ invitation, link, code }: MadeInvitation, badge: string, json: boolean): void {
  if (json) return out(JSON.stringify({ invitation: { ...invitation, badge, link, code } }));
  out(`Invitation for the officer with badge ${badge}, good once until ${invitation.expiresAt}:`);
  out(`  ${link}`);
  if (code) out(`or by telephone:\n  ${code}`);
}

async function serve(options: Options): Promise<void> {
  const passphrase = process.env['YUANJIAN_HUB_PASSPHRASE'];
  const { host, port, name, data } = options;
  const hub = await startHub({
    dataDir: data,
    host,
    port,
    name,
    ...(passphrase ? { sealing: passphraseSealing(passphrase) } : {}),
    logger: lineLogger(options.json),
  });
  const stop = stopOnce(hub);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await introduce(hub, options);
  } catch (error) {
    await hub.close();
    throw error;
  }
}

async function introduce(hub: Hub, options: Options): Promise<void> {
  const { json, badge, person } = options;
  if (json)
    out(JSON.stringify({ listening: { url: hub.url, id: hub.id, tlsFingerprint: hub.tlsFingerprint } }));
  else {
    out(`${hub.name} listens on ${hub.url}`);
    out(`TLS certificate (SHA-256): ${hub.tlsFingerprint}`);
  }
  if (options.revoke !== undefined) {
    if (!(await hub.revoke(options.revoke)))
      throw new UsageError(`--revoke: nobody here has the certificate ${options.revoke}.`);
    out(json ? JSON.stringify({ revoked: options.revoke }) : `Taken back: ${options.revoke}`);
  }
  if (options.people) await showPeople(hub, json);
  if (options.invite && badge !== undefined) {
    showInvitation(await inviteOfficer(hub, badge, person), badge, json);
  } else if (!(await hub.hasOfficer()) && !json) {
    out('No officer has been enrolled yet. To invite the first, stop the hub and start it with');
    out(`  ${FIRST_BADGE_HINT}`);
  }
}

const inviteOfficer = (hub: Hub, badge: string, name: string | undefined): Promise<MadeInvitation> =>
  hub.invite({ role: 'officer', badge, ...(name !== undefined && { name }), validMinutes: WEEK_MINUTES });

async function showPeople(hub: Hub, json: boolean): Promise<void> {
  for (const { person, revoked } of await hub.people()) {
    if (json) out(JSON.stringify({ person: { ...person, revoked } }));
    else
      out(
        `${person.fingerprint}  ${person.roles.join(',')}  ${person.badge ?? ''}  ${person.name}${revoked ? '  (revoked)' : ''}`,
      );
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
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  const known = toAppError(error);
  const { host = '', port = '', field = '' } = known.params;
  switch (known.code) {
    case 'hub.port-in-use':
      return `Another program already listens on ${host}:${port} (EADDRINUSE). Nothing was changed; stop that program, or give this hub another --port.`;
    case 'hub.address-unavailable':
      return `This machine cannot listen on ${host}:${port} (${known.params['reason'] ?? ''}). Nothing was changed; give another --host or --port.`;
    case 'hub.bad-request':
      return `The invitation was not made: ${field} is not as it has to be.`;
    case 'internal':
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    default:
      return errorText(known.toJSON(), 'en');
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
