import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../../shared/ipc/contract';
import { byUrgency, search } from './search';

function summary(id: string, over: Partial<CaseSummary> = {}): CaseSummary {
  const sync = {
    online: true,
    unsentEvents: 0,
    unsentBlobs: 0,
    missingBlobs: 0,
    syncedAt: null,
    error: null,
  };
  return {
    id,
    title: '示例一：一般贸易进口 便携式电脑及配件',
    declaration: '531620261161234567',
    company: '示例一号电子有限公司',
    containers: ['CSQU3054383'],
    scheduledAt: null,
    openedAt: '2026-03-18T01:00:00.000Z',
    phase: 'open',
    standstill: null,
    begun: true,
    part: 'lead',
    answered: 0,
    items: 7,
    stills: 0,
    result: null,
    blockers: 9,
    unfinishedCall: null,
    sync,
    ...over,
  };
}

const laptops = summary('laptops');
const shoes = summary('shoes', {
  title: '跨境电商 鞋靴',
  company: '示例二号',
  containers: ['MWCU6059784'],
  phase: 'sealed',
});
const words = ({ phase }: CaseSummary) => [phase === 'sealed' ? '已封存' : '查检中'];
const found = (text: string) => search([laptops, shoes], text, words).map(({ id }) => id);

describe('search on the desk', () => {
  it.each([
    ['', ['laptops', 'shoes']],
    ['csqu 305438-3', ['laptops']],
    ['5316 2026 1 161234567', ['laptops', 'shoes']],
    ['MWCU6059784', ['shoes']],
    ['便携', ['laptops']],
    ['示例 封存', ['shoes']],
    ['没有这个', []],
  ])('%j finds %j', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });
});

describe('order of the queue', () => {
  it('puts booked cases first by time, then new ones, and sealed ones last', () => {
    const nine = summary('nine', { scheduledAt: '2026-03-18T09:00:00+08:00' });
    const ten = summary('ten', { scheduledAt: '2026-03-18T02:00:00Z' });
    const newer = summary('newer', { openedAt: '2026-03-18T05:00:00.000Z' });
    const order = [shoes, laptops, ten, newer, nine].sort(byUrgency).map(({ id }) => id);
    expect(order).toEqual(['nine', 'ten', 'newer', 'laptops', 'shoes']);
  });
});
