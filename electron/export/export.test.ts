import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySource } from '../../shared/bundle/bytes-io';
import { openZip } from '../../shared/bundle/zip-reader';
import { verifyBundle } from '../../shared/bundle/verify';
import { utf8 } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { sampleMarkPrint, sampleReportPrint } from '../../shared/pdf/sample-print';
import { randomId } from '../../shared/record/test-office';
import type { ParallelSuite } from '../../shared/suites/suites';
import { cloneMark } from '../cases/cases';
import { Machines, jpeg, type Role } from '../cases/test-machines';
import type { Identities, Windows } from '../services';
import { signoffHandlers } from '../signoff/handlers';
import { parallelSigner } from '../signoff/parallel';
import { exportHandlers } from './handlers';
import { ReportPage, type Printer } from '../signoff/report-page';
import { SealMarks } from '../signoff/seal-mark';

/** Sign-off and export on three real stores; only the printing window and the save dialog are stood in for. */

const PRINTER: Printer = {
  report: async (of) => sampleReportPrint(of),
  mark: async (_of, { field }) => sampleMarkPrint(field),
};
const VERIFIER = utf8('<!doctype html><title>verify</title>');
const broken = (): Promise<never> => Promise.reject(new AppError('report.failed', { why: 'timeout' }));
let machines: Machines;
let id: string;
let folder: string;
let suite: ParallelSuite | null;
let printer: Printer;

beforeEach(async () => {
  machines = await Machines.open();
  ({ id } = machines);
  folder = mkdtempSync(path.join(tmpdir(), 'yuanjian-export-'));
  suite = null;
  printer = PRINTER;
});
afterEach(async () => {
  await machines.close();
  rmSync(folder, { recursive: true });
});

/** The calls of one machine, as its window would make them. */
function at(role: Role, target = path.join(folder, `${role}.asice`)) {
  const machine = machines.by[role];
  const { cases, store, identity } = machine;
  const identities: Identities = { all: () => [identity], officer: () => identity, forCase: () => identity };
  const progress: number[] = [];
  const windows: Windows = {
    push: (name, value) => {
      if (name === 'export-progress' && 'done' in value) progress.push(value.done / value.total);
    },
  };
  const now = () => new Date(Date.parse(cases.log(id).folded.ordered.at(-1)?.wall ?? ''));
  const page = new ReportPage({ store, printer, timestamp: () => undefined, version: '0.1.0', now });
  const seals = new SealMarks({ cases, identities, page, store, verifier: async () => VERIFIER });
  return {
    ...machine.handlers,
    ...signoffHandlers({
      cases,
      store,
      identities,
      page,
      seals,
      now,
      signParallel: parallelSigner(store.secrets, () => suite),
    }),
    ...exportHandlers({ cases, identities, store, windows, seals, chooseFile: async () => target }),
    progress,
    target,
    state: () => cases.log(id).inspection!,
  };
}

const everybody = async (): Promise<void> => {
  await machines.share('lead', 'second');
  await machines.share('lead', 'representative');
  await machines.share('lead', 'second');
};

/** Gives a machine the files that the record names and another one has. */
async function files(from: Role, to: Role): Promise<void> {
  const [source, target] = [machines.by[from], machines.by[to]];
  for (const blob of target.cases.missingBlobs(id)) {
    await target.store.blobs.put(id, blob, await source.store.blobs.read(id, blob.sha256, 0, blob.size));
  }
  await target.cases.acknowledge(id);
}

async function inspected(): Promise<void> {
  const lead = at('lead');
  const write = (type: never, body: never) => lead['record.write']({ case: id, fact: { type, body } });
  const fact = (type: string, body: object) => write(type as never, body as never);
  const stills: string[] = [];
  for (const item of ['door', 'goods']) {
    const still = randomId();
    await fact('still.requested', { still, item });
    await everybody();
    await at('representative')['still.store']({
      case: id,
      still,
      item,
      original: jpeg(1920, 1080),
      thumbnail: jpeg(320, 180, 500),
      method: 'grab-frame',
      camera: 'camera',
      track: { width: 1920, height: 1080, frameRate: 30 },
    });
    await everybody();
    await files('representative', 'lead');
    stills.push(still);
    await fact('item.answered', { item, answer: 'conforms', text: '', evidence: [still] });
  }
  const found = {
    found: {},
    opened: 1,
    sampled: 1,
    finding: 'conforms',
    mismatches: [],
    text: '',
    evidence: stills,
  };
  await fact('line.found', { line: 1, ...found });
  const sealFound = { sealFound: 'CN8842190', sealIntact: true, newSeal: '', text: '', evidence: [] };
  await fact('container.checked', { container: 'CSQU3054383', ...sealFound });
  await fact('result.proposed', { result: 'conforms', disposal: 'release', text: '' });
}

async function signed(): Promise<void> {
  await inspected();
  await at('lead')['signoff.prepare']({ case: id });
  await everybody();
  await files('lead', 'representative');
  await at('representative')['signoff.sign']({ case: id, name: ' 丙仓管 ', statement: '无异议' });
  await everybody();
  await files('representative', 'lead');
  await at('lead')['signoff.sign']({ case: id, name: '甲关员', statement: '' });
  await everybody();
  await files('lead', 'second');
  await at('second')['signoff.sign']({ case: id, name: '乙关员', statement: '' });
  await everybody();
  await files('second', 'lead');
}

const check = (file: string) =>
  verifyBundle(memorySource(new Uint8Array(readFileSync(file))), {
    anchors: [{ certificate: machines.by.lead.identity.authority, from: 'test' }],
  });

describe('an inspection signed on three machines', () => {
  it('is sealed, gets its report, and leaves as a bundle that passes', async () => {
    await signed();
    const lead = at('lead');
    await lead['signoff.seal']({ case: id });
    expect(lead.state().report).not.toBeNull();
    const result = await lead['export.bundle']({ case: id });
    expect(result).toEqual({ path: lead.target, bytes: readFileSync(lead.target).length });
    expect(await check(lead.target)).toMatchObject({
      verdict: 'passed',
      checks: { signatures: 3, blobs: 6 },
    });
    const zip = await openZip(memorySource(new Uint8Array(readFileSync(lead.target))));
    expect(zip.entries[1]?.name).toBe('verify.html');
    expect(await zip.read(zip.entries[1]!, 1000)).toEqual(VERIFIER);
    expect(lead.progress.at(-1)).toBe(1);
    expect([...lead.progress].sort((a, b) => a - b)).toEqual(lead.progress);
    expect(readdirSync(folder)).toEqual(['lead.asice']);

    await everybody();
    await files('lead', 'representative');
    const company = at('representative');
    await company['export.bundle']({ case: id });
    expect(readFileSync(company.target).equals(readFileSync(lead.target))).toBe(true);
  });

  it('is closed by whoever exports it, and anew only after something else was written', async () => {
    await signed();
    const lead = at('lead');
    await lead['signoff.seal']({ case: id });
    const closings = () =>
      machines.by.lead.cases.log(id).folded.ordered.filter(({ type }) => type === 'record.closed');
    await lead['export.bundle']({ case: id });
    const first = readFileSync(lead.target);
    await lead['export.bundle']({ case: id });
    expect(readFileSync(lead.target).equals(first)).toBe(true);
    expect(closings()).toHaveLength(1);
    await everybody();
    await files('lead', 'second');
    const second = at('second');
    await second['record.write']({ case: id, fact: { type: 'chat.said', body: { text: '已阅' } } });
    await second['export.bundle']({ case: id });
    expect(await check(second.target)).toMatchObject({
      verdict: 'passed',
      summary: { closing: { part: 'second', name: '乙关员' } },
    });
    await everybody();
    expect(closings()).toHaveLength(2);
  });

  it('leaves a copied machine without a closing, and says so to whoever checks it', async () => {
    await signed();
    const lead = at('lead');
    await lead['signoff.seal']({ case: id });
    machines.by.lead.store.secrets.set(cloneMark(id), new Uint8Array(1));
    await lead['export.bundle']({ case: id });
    const report = await check(lead.target);
    expect(report.verdict).toBe('indeterminate');
    expect(report.reasons.map(({ code }) => code)).toEqual(['closing.none']);
  });

  it('bears an SM2 signature beside each, of one key a person, where the machines are set to give one', async () => {
    suite = 'SM2-SM3';
    await signed();
    const lead = at('lead');
    await lead['signoff.seal']({ case: id });
    await lead['export.bundle']({ case: id });
    const report = await check(lead.target);
    expect(report.verdict).toBe('passed');
    expect(report.notes.filter(({ code }) => code === 'parallel.holds')).toHaveLength(3);
    expect(new Set(lead.state().parallel.map(({ key }) => key)).size).toBe(3);
  });

  it('is sealed even when the report cannot be made, and export makes it again', async () => {
    await signed();
    printer = { ...PRINTER, mark: broken };
    const lead = at('lead');
    await expect(lead['signoff.seal']({ case: id })).rejects.toMatchObject({ code: 'report.failed' });
    expect(lead.state().seal).not.toBeNull();
    printer = PRINTER;
    await at('lead')['export.bundle']({ case: id });
    expect(await check(lead.target)).toMatchObject({ verdict: 'passed', reasons: [] });
  });
});

describe('signing', () => {
  it('wants the name on the certificate', async () => {
    await inspected();
    await at('lead')['signoff.prepare']({ case: id });
    await everybody();
    const company = at('representative');
    await expect(company['signoff.sign']({ case: id, name: '丙', statement: '' })).rejects.toMatchObject({
      code: 'signoff.name-differs',
      params: { name: '丙仓管' },
    });
    expect(company.state().signOff?.signatures).toEqual([]);
  });

  it('wants the pictures on the signer’s machine', async () => {
    await inspected();
    await at('lead')['signoff.prepare']({ case: id });
    await everybody();
    const company = () => at('representative')['signoff.sign']({ case: id, name: '丙仓管', statement: '' });
    await expect(company()).rejects.toMatchObject({ code: 'signoff.blobs-missing', params: { count: 1 } });
    await files('lead', 'representative');
    await company();
    await everybody();
    await files('representative', 'lead');
    const second = at('second');
    const sign = () => second['signoff.sign']({ case: id, name: '乙关员', statement: '' });
    await expect(sign()).rejects.toMatchObject({ code: 'signoff.blobs-missing', params: { count: 6 } });
    await files('lead', 'second');
    await sign();
    expect(second.state().signOff?.signatures).toHaveLength(2);
  });

  it('has to be begun, can be refused and taken back', async () => {
    await inspected();
    const [lead, company] = [at('lead'), at('representative')];
    await expect(company['signoff.sign']({ case: id, name: '丙仓管', statement: '' })).rejects.toMatchObject({
      code: 'rule.signoff.none',
    });
    await lead['signoff.prepare']({ case: id });
    await everybody();
    await company['signoff.refuse']({ case: id, how: 'refused', reason: '数量不符' });
    await everybody();
    expect(lead.state().signOff?.refusal?.reason).toBe('数量不符');
    await expect(lead['signoff.seal']({ case: id })).rejects.toMatchObject({ code: 'rule.seal.incomplete' });
    await lead['signoff.reopen']({ case: id, reason: '重新清点' });
    expect(lead.state().signOff).toBeNull();
  });
});

describe('export', () => {
  const sealed = async () => {
    await signed();
    const lead = at('lead');
    await lead['signoff.seal']({ case: id });
    return lead;
  };

  it('waits for the seal, and elsewhere for the report', async () => {
    await signed();
    printer = { ...PRINTER, mark: broken };
    const lead = at('lead');
    await expect(lead['export.bundle']({ case: id })).rejects.toMatchObject({ code: 'export.not-sealed' });
    await expect(lead['signoff.seal']({ case: id })).rejects.toMatchObject({ code: 'report.failed' });
    await everybody();
    await expect(at('second')['export.bundle']({ case: id })).rejects.toMatchObject({
      code: 'export.report-missing',
    });
    printer = PRINTER;
    await at('lead')['export.bundle']({ case: id });
    await everybody();
    await expect(at('second')['export.bundle']({ case: id })).rejects.toMatchObject({
      code: 'export.blobs-missing',
      params: { count: 2 },
    });
  });

  it('that is cancelled leaves the older file and nothing else', async () => {
    await sealed();
    const target = path.join(folder, 'old.asice');
    writeFileSync(target, 'older');
    const lead = at('lead', target);
    const keep = lead.progress.push.bind(lead.progress);
    lead.progress.push = (...values: number[]) => {
      void lead['export.cancel']({ case: id });
      return keep(...values);
    };
    await expect(lead['export.bundle']({ case: id })).rejects.toMatchObject({ code: 'export.cancelled' });
    expect(readFileSync(target, 'utf8')).toBe('older');
    expect(readdirSync(folder)).toEqual(['old.asice']);
  });

  it('goes with the authority’s certificate, which OpenSSL reads with the fingerprint that is shown', async () => {
    const target = path.join(folder, 'authority.pem');
    const { hub } = machines.by.lead.identity;
    await expect(at('lead', target)['export.authority']({ authority: 'f'.repeat(64) })).rejects.toMatchObject(
      { code: 'export.authority-unknown' },
    );
    expect(await at('lead', target)['export.authority']({ authority: hub.id })).toEqual({ path: target });
    const told = execFileSync('openssl', ['x509', '-in', target, '-noout', '-fingerprint', '-sha256']);
    expect(told.toString().replaceAll(':', '').toLowerCase()).toContain(hub.id);
  });

  it('says where it cannot write', async () => {
    await sealed();
    const lead = at('lead', path.join(folder, 'gone', 'x.asice'));
    await expect(lead['export.bundle']({ case: id })).rejects.toMatchObject({ code: 'export.not-writable' });
    mkdirSync(path.join(folder, 'gone'));
    await lead['export.bundle']({ case: id });
    expect(existsSync(lead.target)).toBe(true);
  });
});
