import { base64 } from '../../shared/bytes';
import { asicManifest, countingBlobs } from '../../shared/bundle/manifest';
import { signCades } from '../../shared/bundle/cades';
import { SIGNING_PARTS, type SigningPart } from '../../shared/bundle/names';
import { AppError } from '../../shared/errors';
import type { Person } from '../../shared/identity/person';
import { MAX_STATEMENT_CHARACTERS } from '../../shared/record/bodies';
import { contentBlockers, sealBlockers } from '../../shared/record/blockers';
import type { CaseLog } from '../../shared/record/log';
import { coverageOf, outcomeOf } from '../../shared/record/outcome';
import { pageOf } from '../../shared/record/page';
import { partOf } from '../../shared/record/parts';
import type { Inspection, SignOff } from '../../shared/record/state';
import type { OpenHandlers } from '../bridge/handlers';
import type { SignParallel } from './parallel';
import type { Cases, Identities, Identity, Store } from '../services';
import { assertStraight } from '../cases/typed-text';
import type { ReportPage } from './report-page';
import type { SealMarks } from './seal-mark';
import { onSteadyGround } from './steady-ground';

export interface SignoffDeps {
  cases: Cases;
  store: Store;
  identities: Identities;
  page: Pick<ReportPage, 'make' | 'keep' | 'sign'>;
  seals: Pick<SealMarks, 'attach'>;
  now: () => Date;
  /** A second signature of another suite, where this machine is set to give one. */
  signParallel: SignParallel;
}

type SignoffCalls = Extract<keyof OpenHandlers, `signoff.${string}` | `amendment.${string}`>;

/** Putting forward, signing, refusing, taking back and sealing. What each part may do is the reducer's to say. */
export function signoffHandlers(deps: SignoffDeps): Pick<OpenHandlers, SignoffCalls> {
  const { cases, store, identities, page, seals, signParallel, now } = deps;

  return {
    'signoff.prepare': async ({ case: id }) => {
      await onSteadyGround(async () => {
        const log = cases.log(id);
        const inspection = opened(log);
        assertEvidence(store, inspection);
        if (inspection.signOff) throw new AppError('rule.signoff.frozen');
        if (contentBlockers(inspection).length > 0) throw new AppError('rule.signoff.blocked');
        const identity = identityIn(identities, id);
        const covered = coverage(log, inspection);
        const bytes = await page.make(inspection, identity);
        // What came in while it was printed is not on the page.
        if (coverage(log, opened(log)).root !== covered.root) throw new AppError('rule.signoff.differs');
        return cases.write(id, 'signoff.prepared', { ...covered, report: await page.keep(id, bytes) });
      });
    },

    'signoff.sign': async ({ case: id, name, statement }) => {
      assertStraight({ statement });
      if (statement.length > MAX_STATEMENT_CHARACTERS)
        throw new AppError('signoff.statement-too-long', {
          characters: statement.length,
          limit: MAX_STATEMENT_CHARACTERS,
        });
      const identity = identityIn(identities, id);
      if (sameText(name) !== sameText(identity.person.name)) {
        throw new AppError('signoff.name-differs', { name: identity.person.name });
      }
      const asked = inForce(opened(cases.log(id))).prepared.event;
      await onSteadyGround(async () => {
        const log = cases.log(id);
        const inspection = opened(log);
        const prepared = inForce(inspection).prepared.event;
        if (prepared !== asked) throw new AppError('rule.signature.other-text');
        const part = signingPart(identity.person, inspection);
        if (inspection.signOff?.signatures.some((given) => given.part === part))
          throw new AppError('rule.signature.twice');
        assertEvidence(store, inspection);
        const manifest = asicManifest(inspection, log.folded.ordered, part);
        const revision = await page.sign(inspection, identity, part, statement);
        const cms = base64(await signCades(identity.signer, identity.authority, manifest, now()));
        const given = await cases.write(id, 'signature.given', {
          prepared,
          cms,
          statement,
          page: revision,
        });
        const beside = signParallel(identity.person.fingerprint, manifest);
        if (beside) await cases.write(id, 'signature.parallel', { of: given.hash, ...beside });
      });
    },

    'signoff.refuse': async ({ case: id, how, reason }) => {
      assertStraight({ reason });
      const { prepared } = inForce(opened(cases.log(id)));
      await cases.write(id, 'signature.refused', { prepared: prepared.event, how, reason });
    },

    'signoff.reopen': async ({ case: id, reason }) => {
      assertStraight({ reason });
      const { prepared } = inForce(opened(cases.log(id)));
      await cases.write(id, 'signoff.reopened', { prepared: prepared.event, reason });
    },

    'signoff.seal': async ({ case: id }) => {
      await onSteadyGround(async () => {
        const log = cases.log(id);
        const inspection = opened(log);
        const { prepared, signatures, refusal } = inForce(inspection);
        if (sealBlockers(inspection).length > 0) throw new AppError('rule.seal.incomplete');
        assertEvidence(store, inspection);
        const stands = new Set([...signatures, ...(refusal ? [refusal] : [])].map(({ event }) => event));
        const inOrder = log.folded.ordered.map(({ hash }) => hash).filter((hash) => stands.has(hash));
        const body = { ...coverage(log, inspection), prepared: prepared.event, signatures: inOrder };
        return cases.write(id, 'seal.applied', body);
      });
      await seals.attach(id);
    },

    'amendment.seal': async ({ case: id, amendment }) => {
      await onSteadyGround(async () => {
        const log = cases.log(id);
        if (log.folded.waiting.length > 0) throw incomplete(log);
        const { frontier, count, root } = coverageOf(log.causes, log.folded.ordered);
        return cases.write(id, 'amendment.sealed', { amendment, frontier, count, root });
      });
    },
  };
}

function coverage(log: CaseLog, inspection: Inspection) {
  // An event that waits for another would be under the signature without having been read by anybody.
  if (log.folded.waiting.length > 0) throw incomplete(log);
  const outcome = outcomeOf(inspection);
  if (!outcome) throw new AppError('rule.signoff.blocked');
  const { frontier, count, root, blobs } = coverageOf(log.causes, log.folded.ordered);
  return { frontier, count, root, blobs, outcome };
}

const incomplete = (log: CaseLog): AppError =>
  new AppError('signoff.record-incomplete', { count: log.folded.waiting.length });

/** Nobody signs pictures that they could not have looked at, nor a report that is not here. */
function assertEvidence(store: Store, inspection: Inspection): void {
  const pictures = countingBlobs(inspection).map(([, picture]) => picture);
  const needed = [...pictures, ...(pageOf(inspection)?.pieces ?? [])];
  const missing = needed.filter(({ sha256 }) => !store.blobs.has(inspection.id, sha256));
  if (missing.length > 0) throw new AppError('signoff.blobs-missing', { count: missing.length });
}

function opened(log: CaseLog): Inspection {
  if (!log.inspection) throw new AppError('rule.case.not-open');
  return log.inspection;
}

function inForce(inspection: Inspection): SignOff {
  if (!inspection.signOff) throw new AppError('rule.signoff.none');
  return inspection.signOff;
}

function identityIn(identities: Identities, id: string): Identity {
  const identity = identities.forCase(id);
  if (!identity) throw new AppError('rule.author.unknown');
  return identity;
}

function signingPart(person: Person, inspection: Inspection): SigningPart {
  const part = partOf(person, inspection.id, inspection.case);
  const signing = SIGNING_PARTS.find((candidate) => candidate === part);
  if (!signing) throw new AppError('rule.role.not-allowed');
  return signing;
}

/** Two spellings of one name that a keyboard may give. */
const sameText = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ');
