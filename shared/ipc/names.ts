import type { CallName } from './inputs';

/**
 * The closed list of calls as plain names, for the preload and for the first lines of the main process: both must start
 * without the schemas. `Missing` makes the compiler refuse a list that lacks one.
 */
export const CALL_NAMES = [
  'app.status',
  'app.set-language',
  'app.open-companion',
  'vault.create',
  'vault.unlock',
  'identity.found-office',
  'identity.read-invitation',
  'identity.join',
  'hub.status',
  'hub.addresses',
  'hub.listen',
  'hub.turn',
  'hub.set-turn',
  'invitations.create',
  'invitations.list',
  'invitations.revoke',
  'cases.list',
  'cases.get',
  'cases.check-file',
  'cases.open',
  'record.write',
  'record.ingest',
  'record.missing',
  'still.store',
  'blob.read',
  'blob.receive',
  'blob.write',
  'call.join',
  'call.leave',
  'call.signal',
  'call.limit',
  'call.set-limit',
  'signoff.prepare',
  'signoff.reopen',
  'signoff.sign',
  'signoff.refuse',
  'signoff.seal',
  'amendment.seal',
  'export.bundle',
  'export.cancel',
  'export.authority',
  'sync.now',
  'signing.status',
  'signing.set',
  'time.status',
  'time.set',
  'time.ask',
  'verify.take',
  'verify.start',
  'verify.cancel',
  'verify.picture',
] as const satisfies readonly CallName[];

type Missing = Exclude<CallName, (typeof CALL_NAMES)[number]>;
const COMPLETE: [Missing] extends [never] ? true : Missing = true;
void COMPLETE;
