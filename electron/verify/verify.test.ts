import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySink } from '../../shared/bundle/bytes-io';
import { writeBundle } from '../../shared/bundle/write';
import type { Pushes } from '../../shared/ipc/contract';
import { SampleRecord } from '../../shared/record/testing';
import { jpeg } from '../cases/test-machines';
import type { ChooseFile } from '../export/handlers';
import { verifyWhenAsked } from './early';

let folder: string;
let record: SampleRecord;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yuanjian-verify-'));
  record = await SampleRecord.sealed({
    camera: () => jpeg(1920, 1080),
  });
  const sink = memorySink();
  await writeBundle(record.source, sink);
  file = path.join(folder, 'sample.asice');
  writeFileSync(file, sink.bytes());
});
afterAll(() => rmSync(folder, { recursive: true }));

const nobody: ChooseFile = () => Promise.reject(new Error('nobody was to be asked'));

function desk(known: Uint8Array[] = [], chooseFile = nobody) {
  const progress: Pushes['verify-progress'][] = [];
  const push = (name: string, value: unknown): void => {
    if (name === 'verify-progress') progress.push(value as Pushes['verify-progress']);
  };
  const calls = verifyWhenAsked({
    windows: { push },
    authorities: () => known,
    timeAuthorities: () => [],
    chooseFile,
  });
  return { ...calls, progress };
}

describe('a file that a person gave', () => {
  it('passes by the authorities of this machine, and tells how far it is', async () => {
    const { progress, ...calls } = desk([record.authority.certificate]);
    const given = await calls['verify.take']({ path: file });
    expect(given).toMatchObject({ name: 'sample.asice' });
    const { report, record: read } = await calls['verify.start']({ file: given.file, trusted: [] });
    expect(report).toMatchObject({ verdict: 'passed', authority: { anchor: 'machine' } });
    expect(read?.inspection.id).toBe(record.id);
    expect(progress.at(-1)).toEqual({ file: given.file, done: given.size, total: given.size });
  });

  it('is undecided without, and passes by what the person names', async () => {
    const calls = desk();
    const { file: id } = await calls['verify.take']({ path: file });
    const undecided = await calls['verify.start']({ file: id, trusted: [] });
    expect(undecided.report.verdict).toBe('indeterminate');
    const { fingerprint } = record.authority;
    const other = { fingerprint: 'f'.repeat(64), from: 'fingerprint' } as const;
    const trusted = [other, { fingerprint, from: 'compared' } as const];
    const { report } = await calls['verify.start']({ file: id, trusted });
    expect(report).toMatchObject({ verdict: 'passed', authority: { anchor: 'compared' } });
  });

  it('gives its pictures, and no others', async () => {
    const calls = desk();
    const { file: id } = await calls['verify.take']({ path: file });
    const { original } = record.inspection.stills[0]!.captured!;
    const shown = await calls['verify.picture']({ file: id, place: 'originals', sha256: original.sha256 });
    expect(shown).toEqual({ bytes: record.blobs.get(original.sha256) });
    const none = await calls['verify.picture']({ file: id, place: 'thumbnails', sha256: 'f'.repeat(64) });
    expect(none).toEqual({ refused: 'missing' });
  });

  it('stops being checked when it is cancelled, and is closed when the next one comes', async () => {
    const calls = desk();
    const { file: id } = await calls['verify.take']({ path: file });
    const check = calls['verify.start']({ file: id, trusted: [] });
    await Promise.all([
      expect(check).rejects.toMatchObject({ code: 'verify.cancelled' }),
      calls['verify.cancel']({ file: id }),
    ]);
    await calls['verify.take']({ path: file });
    await expect(calls['verify.start']({ file: id, trusted: [] })).rejects.toMatchObject({
      code: 'verify.closed',
    });
  });

  it('cannot be a folder or a file that is not there', async () => {
    const calls = desk();
    for (const given of [folder, path.join(folder, 'none.asice')])
      await expect(calls['verify.take']({ path: given })).rejects.toMatchObject({
        code: 'verify.not-readable',
      });
  });

  it('that is no bundle gets a report that says so', async () => {
    const other = path.join(folder, 'letter.txt');
    writeFileSync(other, 'hello');
    const calls = desk();
    const { file: id } = await calls['verify.take']({ path: other });
    const { report, record: read } = await calls['verify.start']({ file: id, trusted: [] });
    expect(report).toMatchObject({ verdict: 'failed', recognised: false });
    expect(read).toBeNull();
  });

  it('gives the table of its events where the person says', async () => {
    const target = path.join(folder, 'sub,=name-events.csv');
    const asked: string[] = [];
    const calls = desk([], async (name) => {
      asked.push(name);
      return asked.length === 1 ? null : target;
    });
    const { file: id, name } = await calls['verify.take']({ path: file });
    const csv = '\uFEFF序号,事件\r\n';
    await expect(calls['verify.table']({ file: id, csv })).resolves.toBeNull();
    await expect(calls['verify.table']({ file: id, csv })).resolves.toEqual({ path: target });
    expect(asked).toEqual(Array(2).fill(name.replace('.asice', '-events.csv')));
    expect(readFileSync(target, 'utf8')).toBe(csv);
    await expect(calls['verify.table']({ file: 'f'.repeat(32), csv })).rejects.toMatchObject({
      code: 'verify.closed',
    });
  });

  it('is not renewed while nobody is set who could stamp it, and no place is asked for', async () => {
    const calls = desk();
    const { file: id } = await calls['verify.take']({ path: file });
    await expect(calls['verify.renew']({ file: id, trusted: [] })).rejects.toMatchObject({
      code: 'renew.no-authority',
    });
  });
});
