import { beforeAll, describe, expect, it } from 'vitest';
import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import { originalPath } from '../../shared/bundle/names';
import { verifyBundle } from '../../shared/bundle/verify';
import type { BundleReport, CheckedRecord } from '../../shared/bundle/verify/report';
import { writeBundle } from '../../shared/bundle/write';
import { SampleRecord } from '../../shared/record/testing';
import { eventRows, indicationOf, nameOf, originalState, wordOf } from './facts';

let report: BundleReport;
let record: CheckedRecord;
beforeAll(async () => {
  const sample = await SampleRecord.sealed();
  const sink = memorySink();
  await writeBundle(sample.source, sink);
  const onRecord = (read: CheckedRecord): void => void (record = read);
  report = await verifyBundle(memorySource(sink.bytes()), { anchors: [], onRecord });
});

describe('what the view works out', () => {
  it('has a row for every event, with the rule where one has no effect', () => {
    const { hash, author, seq, type } = record.ordered.at(-1)!;
    const rejected = [{ event: hash, author, seq, type, rule: 'seal.applied' } as const];
    const rows = eventRows({ ...record, inspection: { ...record.inspection, rejected } });
    expect(rows).toHaveLength(record.inspection.count);
    expect(rows[0]).toMatchObject({ state: 'valid', rule: null, author: { name: '甲关员' } });
    expect(rows.at(-1)).toMatchObject({ state: 'rejected', rule: 'seal.applied' });
  });

  it('lists events that lack a cause after the others', () => {
    const [first, ...others] = record.ordered;
    const rows = eventRows({ ...record, ordered: others, waiting: first ? [first] : [] });
    expect(rows.at(-1)).toMatchObject({ state: 'waiting', event: { type: 'case.opened' } });
  });

  it('tells what is known of an original', () => {
    const [still] = record.inspection.stills;
    if (!still?.captured) throw new Error('the sample has no still');
    expect(originalState(report, still)).toBe('right');
    expect(originalState(report, { ...still, captured: null })).toBeNull();
    const file = originalPath(still.captured.original);
    const told = (code: 'blob.missing' | 'blob.changed' | 'file.damaged', count = 1) => ({
      ...report,
      reasons: Array.from({ length: count }, () => ({ code, zh: '', en: '', file })),
    });
    expect(originalState(told('blob.missing'), still)).toBe('missing');
    expect(originalState(told('blob.changed'), still)).toBe('changed');
    expect(originalState(told('file.damaged'), still)).toBe('changed');
    const elsewhere = told('blob.changed', 1000);
    elsewhere.reasons.forEach((reason) => (reason.file = 'originals/another.jpg'));
    expect(originalState(elsewhere, still)).toBe('unknown');
  });

  it('names people by their certificate, reasons by their indication, and what is no bundle', () => {
    const { participants } = record.inspection;
    expect(nameOf(participants, participants[0]?.fingerprint ?? '')).toBe(participants[0]?.name);
    expect(nameOf(participants, 'f'.repeat(64))).toBe('f'.repeat(16));
    expect(report.reasons.map(indicationOf)).toEqual(['NO_CERTIFICATE_CHAIN_FOUND']);
    expect(wordOf(report)).toBe('indeterminate');
    expect(wordOf({ ...report, recognised: false })).toBe('no-bundle');
  });
});
