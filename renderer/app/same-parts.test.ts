import { describe, expect, it } from 'vitest';
import { sameParts } from './same-parts';

describe('an answer that main gives again', () => {
  it('is the old one, when nothing changed', () => {
    const before = { id: 'a', stills: [{ id: 1, bytes: [1, 2] }, { id: 2 }], me: null };
    expect(sameParts(before, structuredClone(before))).toBe(before);
  });

  it('keeps the parts that did not change and equals the new one', () => {
    const before = { stills: [{ id: 1 }, { id: 2 }], people: { lead: { name: 'x' } }, phase: 'open' };
    const after = {
      stills: [{ id: 1 }, { id: 3 }, { id: 4 }],
      people: { lead: { name: 'x' } },
      phase: 'open',
    };
    const merged = sameParts(before, structuredClone(after));
    expect(merged).toEqual(after);
    expect(merged).not.toBe(before);
    expect(merged.people).toBe(before.people);
    expect(merged.stills[0]).toBe(before.stills[0]);
    expect(merged.stills[1]).not.toBe(before.stills[1]);
  });

  it.each([
    ['a member less', { a: 1, b: undefined }, { a: 1 }],
    ['a member more', { a: 1 }, { a: 1, b: undefined }],
    ['another member', { a: 1 }, { b: 1 }],
    ['an item less', [1, 2], [1]],
    ['a list for an object', { 0: 'a' }, ['a']],
    ['nothing before', null, { a: 1 }],
    ['nothing after', { a: 1 }, null],
    ['a name that objects inherit', {}, { toString: 1 }],
  ])('is the new one with %s', (_name, before, after) => {
    const merged: unknown = sameParts<unknown>(before, after);
    expect(merged).toStrictEqual(after);
    expect(merged).not.toBe(before);
  });

  it('takes bytes and dates as they are', () => {
    const after = { at: new Date(0), bytes: new Uint8Array([1]) };
    const merged = sameParts({ at: new Date(0), bytes: new Uint8Array([1]) }, after);
    expect(merged.at).toBe(after.at);
    expect(merged.bytes).toBe(after.bytes);
  });
});
