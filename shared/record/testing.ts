import type { CaseFile } from '../customs/case-file';
import { base64, concat, utf8, type Bytes } from '../bytes';
import { asicManifest } from '../bundle/manifest';
import { signCades } from '../bundle/cades';
import type { BundleSource } from '../bundle/contents';
import { sealCode, type SigningPart } from '../bundle/names';
import { sha256Hex } from '../hash';
import { issueCertificate, makeAuthority, type Authority, type Holder } from '../identity/authority';
import { readCertificate } from '../identity/certificate';
import type { People, Person } from '../identity/person';
import type { FieldName } from '../pdf/fields';
import { prepareReport } from '../pdf/prepare';
import { sampleMarkPrint, sampleReportPrint } from '../pdf/sample-print';
import { certify, signField, type Signing } from '../pdf/sign';
import type { BodyOf, EventType, PageRevision } from './bodies';
import { caseIdFor } from './case-id';
import type { RecordEvent, SignedEvent } from './event';
import { CaseLog, type Clocks } from './log';
import { coverageOf, extentOf, outcomeOf } from './outcome';
import { pageOf } from './page';
import type { BlobRef } from './primitives';
import { KEY_ALGORITHM, type Signer } from './signing';
import { isClosed } from './state';
import { SAMPLE_CASE, randomId } from './test-office';

/**
 * A whole inspection in memory for tests: real certificates of a real authority, signed events, pictures, signatures,
 * seal. One log for everybody: how logs meet is tested elsewhere, with `TestOffice`.
 */

export interface SamplePerson {
  signer: Signer;
  person: Person;
}
export type SampleRole = 'lead' | 'second' | 'representative' | 'witness';

const START = Date.parse('2026-03-16T01:00:00.000Z');

export async function samplePerson(
  authority: Authority,
  holder: Holder,
  at = new Date(START),
): Promise<SamplePerson> {
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const certificate = await issueCertificate(authority, holder, spki, at);
  const { fingerprint, person } = await readCertificate(certificate);
  if (!person) throw new Error('the certificate names nobody');
  return { person, signer: { fingerprint, certificate, privateKey: keys.privateKey } };
}

/** Bytes that begin and end like a JPEG; nothing that tests of the record do looks further. */
export const samplePicture = (text: string): Bytes =>
  concat(Uint8Array.of(0xff, 0xd8, 0xff), utf8(text), Uint8Array.of(0xff, 0xd9));

/** Makes the picture of a still: `size` is 0 for the original and 1 for the thumbnail. */
export type Camera = (item: string, number: number, size: 0 | 1) => Bytes;

export interface SampleOptions {
  file?: CaseFile;
  camera?: Camera;
  authority?: Authority;
  /** When it begins; certificates are valid from then on. */
  start?: Date;
  /** The page that goes into the bundle with the report. */
  verifier?: Bytes;
}

export class SampleRecord {
  readonly log: CaseLog;
  readonly signed = new Map<string, SignedEvent>();
  readonly blobs = new Map<string, Bytes>();
  /** The authority's list of what it took back, for the bundle. */
  revocations: Bytes | null = null;
  private now: number;
  /** The hub's checkpoint that the next events carry. */
  checkpoint: string | null = null;
  /** What stamps the signatures in the report from now on. */
  timestamp: Signing['timestamp'];
  private stills = 0;

  private constructor(
    readonly id: string,
    readonly authority: Authority,
    readonly members: Record<SampleRole, SamplePerson>,
    readonly file: CaseFile,
    private readonly camera: Camera,
    private readonly verifier: Bytes,
    private readonly start: number,
  ) {
    this.now = start;
    this.log = new CaseLog(id, this.people);
  }

  /** Opens a case with everybody enrolled. */
  static async open(options: SampleOptions = {}): Promise<SampleRecord> {
    const { file = SAMPLE_CASE, start = new Date(START) } = options;
    const authority = options.authority ?? (await makeAuthority('示例海关', start));
    const officer = (role: 'lead' | 'second') => {
      const { name, badge } = file.officers.find((candidate) => candidate.role === role) ?? {
        name: role,
        badge: role,
      };
      return samplePerson(authority, { name, roles: ['officer'], badge }, start);
    };
    const lead = await officer('lead');
    const nonce = randomId();
    const id = caseIdFor(lead.signer.fingerprint, nonce);
    const { uscc } = file.company;
    const members = {
      lead,
      second: await officer('second'),
      representative: await samplePerson(
        authority,
        { name: '丙仓管', roles: ['representative'], case: id, uscc },
        start,
      ),
      witness: await samplePerson(authority, { name: '丁见证', roles: ['witness'], case: id }, start),
    };
    const camera = options.camera ?? ((item, number, size) => samplePicture(`${item} ${number} ${size}`));
    const verifier = options.verifier ?? utf8('<!doctype html><title>verify</title>');
    const record = new SampleRecord(id, authority, members, file, camera, verifier, start.getTime());
    await record.write('lead', 'case.opened', { case: file, nonce, authority: authority.fingerprint });
    return record;
  }

  /** A whole inspection up to the seal and, unless that is not to be `attached`, with the seal on the report, closed. */
  static async sealed(options: SampleOptions & { attached?: boolean } = {}): Promise<SampleRecord> {
    const record = await SampleRecord.open(options);
    await record.inspect();
    await record.prepare();
    for (const role of ['representative', 'lead', 'second'] as const) await record.sign(role);
    await record.seal();
    if (options.attached === false) return record;
    await record.attach();
    await record.close();
    return record;
  }

  get people(): People {
    return new Map(Object.values(this.members).map(({ person }) => [person.fingerprint, person]));
  }

  get inspection() {
    const { inspection } = this.log;
    if (!inspection) throw new Error('the case has not been opened');
    return inspection;
  }

  /** A clock that every event moves by a second. */
  get clocks(): Clocks {
    return {
      wall: () => new Date((this.now += 1000)),
      mono: () => ({ run: '0'.repeat(32), ms: this.now - this.start }),
    };
  }

  async write<T extends EventType>(role: SampleRole, type: T, body: BodyOf<T>): Promise<RecordEvent> {
    const { signer } = this.members[role];
    const { event, signed } = await this.log.write(signer, this.clocks, type, body, this.checkpoint);
    this.signed.set(event.hash, signed);
    return event;
  }

  keep(bytes: Bytes, mime: BlobRef['mime']): BlobRef {
    const sha256 = sha256Hex(bytes);
    this.blobs.set(sha256, bytes);
    return { sha256, size: bytes.length, mime };
  }

  async still(item: string): Promise<string> {
    const still = randomId();
    const number = ++this.stills;
    await this.write('lead', 'still.requested', { still, item });
    const original = this.keep(this.camera(item, number, 0), 'image/jpeg');
    const thumbnail = this.keep(this.camera(item, number, 1), 'image/jpeg');
    const facts = {
      method: 'grab-frame',
      camera: 'sample camera',
      track: { width: 1920, height: 1080, frameRate: 30 },
    } as const;
    const body = { still, item, original, thumbnail, width: 1920, height: 1080, ...facts };
    await this.write('representative', 'still.captured', body);
    await this.write('lead', 'still.received', { still, sha256: original.sha256 });
    return still;
  }

  /** Works through everything that sign-off needs; everything conforms. */
  async inspect(): Promise<void> {
    for (const role of ['lead', 'representative', 'second'] as const) {
      await this.write(role, 'participant.joined', { app: '0.1.0', platform: 'test' });
    }
    const byLine = new Map<number, string[]>();
    for (const { id, line, stills } of this.file.instruction.items) {
      await this.write('lead', 'item.asked', { item: id });
      await this.write('representative', 'item.ready', { item: id });
      const evidence: string[] = [];
      for (let i = 0; i < stills; i++) evidence.push(await this.still(id));
      await this.write('lead', 'item.answered', { item: id, answer: 'conforms', text: '', evidence });
      if (line !== undefined) byLine.set(line, [...(byLine.get(line) ?? []), ...evidence]);
    }
    for (const { line, quantity, unit } of this.file.goods) {
      const evidence = byLine.get(line) ?? [];
      const looked = { found: { quantity, unit }, opened: 2, sampled: 2, mismatches: [], text: '', evidence };
      await this.write('lead', 'line.found', { line, finding: 'conforms', ...looked });
    }
    for (const { number, seal } of this.file.containers) {
      const body = {
        container: number,
        sealFound: seal,
        sealIntact: true,
        newSeal: '',
        text: '',
        evidence: [],
      };
      await this.write('lead', 'container.checked', body);
    }
    await this.write('lead', 'result.proposed', { result: 'conforms', disposal: 'release', text: '' });
  }

  private get coverage() {
    const outcome = outcomeOf(this.inspection);
    if (!outcome) throw new Error('no result yet');
    const { frontier, count, root, blobs } = coverageOf(this.log.causes, this.log.folded.ordered);
    return { frontier, count, root, blobs, outcome };
  }

  private get prepared(): string {
    return this.inspection.signOff?.prepared.event ?? '';
  }

  /** The report as it stands. */
  get page(): Bytes {
    const { pieces = [] } = pageOf(this.inspection) ?? {};
    return concat(...pieces.map(({ sha256 }) => this.blobs.get(sha256) ?? new Uint8Array()));
  }

  /** How somebody signs the report now. */
  signing(role: SampleRole): Signing {
    const { signer, person } = this.members[role];
    const { timestamp } = this;
    const how = { signer, authority: this.authority.certificate, at: new Date(this.now), name: person.name };
    return timestamp ? { ...how, timestamp } : how;
  }

  /** A report that can be put forward: printed, prepared, certified. */
  async certified(): Promise<Bytes> {
    const about = { title: `report ${this.id}`, lang: 'zh-CN', version: '0.1.0', at: new Date(this.now) };
    const report = prepareReport(sampleReportPrint(this.id), about);
    return concat(report, (await certify(report, this.signing('lead'))).append);
  }

  async prepare(certified?: Bytes): Promise<RecordEvent> {
    const bytes = certified ?? (await this.certified());
    const report = { ...this.keep(bytes, 'application/pdf'), mime: 'application/pdf' } as const;
    return this.write('lead', 'signoff.prepared', { ...this.coverage, report });
  }

  /** What the signature of one field adds to the report. */
  async mark(role: SampleRole, field: FieldName, reason = ''): Promise<Bytes> {
    const appearance = sampleMarkPrint(role);
    const options = { ...this.signing(role), field, appearance, reason };
    return (await signField(this.page, options)).append;
  }

  private grown(bytes: Bytes): PageRevision {
    const append = {
      ...this.keep(bytes, 'application/octet-stream'),
      mime: 'application/octet-stream',
    } as const;
    return { before: sha256Hex(this.page), append, after: sha256Hex(concat(this.page, bytes)) };
  }

  /** @param append what to add to the report instead of an honest signature. */
  async sign(role: SampleRole & SigningPart, statement = '', append?: Bytes): Promise<RecordEvent> {
    const manifest = asicManifest(this.inspection, this.log.folded.ordered, role);
    const { signer, authority, at } = this.signing(role);
    const cms = base64(await signCades(signer, authority, manifest, at));
    const page = this.grown(append ?? (await this.mark(role, role, statement)));
    return this.write(role, 'signature.given', { prepared: this.prepared, cms, statement, page });
  }

  seal(): Promise<RecordEvent> {
    const { signatures = [], refusal = null } = this.inspection.signOff ?? {};
    const stands = [...signatures, ...(refusal ? [refusal] : [])].map(({ event }) => event);
    return this.write('lead', 'seal.applied', {
      ...this.coverage,
      prepared: this.prepared,
      signatures: stands,
    });
  }

  async attach(append?: Bytes): Promise<RecordEvent> {
    const seal = this.inspection.seal?.event ?? '';
    const page = this.grown(append ?? (await this.mark('lead', 'seal', sealCode(this.id, seal))));
    const verifier = { ...this.keep(this.verifier, 'text/html'), mime: 'text/html' } as const;
    return this.write('lead', 'report.attached', { seal, page, verifier });
  }

  /** Closes a sealed record where the last closing does not cover everything, as whoever exports it does first. */
  async close(role: SampleRole = 'lead'): Promise<void> {
    if (!this.inspection.seal || isClosed(this.inspection)) return;
    await this.write(role, 'record.closed', extentOf(this.log.causes, this.log.folded.ordered));
  }

  /** As the bundle's writer sees it. */
  get source(): BundleSource {
    const certificates = new Map(
      Object.values(this.members).map(({ signer }) => [signer.fingerprint, signer.certificate]),
    );
    const { blobs } = this;
    return {
      inspection: this.inspection,
      ordered: this.log.folded.ordered,
      signed: (hash) => this.signed.get(hash) ?? null,
      authority: this.authority.certificate,
      certificate: (fingerprint) => certificates.get(fingerprint) ?? null,
      revocations: this.revocations,
      hasBlob: (sha256) => blobs.has(sha256),
      blob: async function* (sha256) {
        yield blobs.get(sha256) ?? new Uint8Array();
      },
    };
  }
}
