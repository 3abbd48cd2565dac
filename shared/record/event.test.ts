import { describe, expect, it } from 'vitest';
import { fromUtf8, utf8 } from '../bytes';
import { canonicalJson } from '../json';
import { MAX_EVENT_BYTES, decodeEvent, encodeEvent, fromWire, toWire, type EventDraft } from './event';
import {
  KEY_ALGORITHM,
  SIGN_ALGORITHM,
  derToRaw,
  hasSmallS,
  otherForm,
  rawToDer,
  signBytes,
  verifyBytes,
} from './signing';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

const draft = (change: Partial<EventDraft> = {}): EventDraft =>
  ({
    case: '1'.repeat(32),
    author: A,
    seq: 1,
    prev: B,
    seen: { [B]: A },
    checkpoint: null,
    wall: '2026-03-16T01:00:00.000Z',
    mono: { run: '2'.repeat(32), ms: 12.5 },
    type: 'chat.said',
    body: { text: '请走近一点' },
    ...change,
  }) as EventDraft;

const reading = (bytes: Uint8Array) => () => decodeEvent(bytes);
const invalid = (rule: RegExp): unknown =>
  expect.objectContaining({ code: 'event.invalid', params: { rule: expect.stringMatching(rule) as string } });

describe('an event', () => {
  it('is read as it was written', () => {
    const bytes = encodeEvent(draft());
    const event = decodeEvent(bytes);
    expect(event).toMatchObject({ type: 'chat.said', body: { text: '请走近一点' }, seq: 1, blobs: [] });
    expect(fromUtf8(bytes)).toBe(canonicalJson(JSON.parse(fromUtf8(bytes))));
  });

  it('is refused when spelled in any other way, though it means the same', () => {
    const text = fromUtf8(encodeEvent(draft()));
    expect(reading(utf8(` ${text}`))).toThrow(invalid(/canonical/));
    expect(reading(utf8(text.replace('"seq":1', '"seq":1.0')))).toThrow(invalid(/canonical/));
    expect(reading(utf8(text.replace('"seq":1', '"seq":2,"seq":1')))).toThrow(invalid(/canonical/));
    expect(reading(utf8(`\uFEFF${text}`))).toThrow(invalid(/JSON/));
  });

  it('is refused with a member too many, a wrong value or broken UTF-8, and says which', () => {
    const value = JSON.parse(fromUtf8(encodeEvent(draft()))) as Record<string, unknown>;
    const spelled = (change: object) => utf8(canonicalJson({ ...value, ...change }));
    expect(reading(spelled({ more: 1 }))).toThrow(invalid(/unrecognized/));
    expect(reading(spelled({ wall: '2026-03-16 01:00' }))).toThrow(invalid(/^wall/));
    expect(reading(spelled({ body: { text: '' } }))).toThrow(invalid(/^body\.text/));
    expect(reading(spelled({ prev: null }))).toThrow(invalid(/chain/));
    expect(reading(spelled({ seen: { [A]: B } }))).toThrow(invalid(/chain/));
    expect(reading(spelled({ blobs: [{ sha256: A, size: 1, mime: 'image/jpeg' }] }))).toThrow(
      invalid(/blobs/),
    );
    expect(reading(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow(invalid(/JSON/));
    expect(reading(spelled({ __proto__: null, constructor: 1 }))).toThrow(invalid(/unrecognized/));
  });

  it('has a limit', () => {
    expect(reading(new Uint8Array(MAX_EVENT_BYTES + 1))).toThrow(
      expect.objectContaining({ code: 'event.too-large' }),
    );
  });

  it('survives the wire', () => {
    const signed = { bytes: encodeEvent(draft()), signature: Uint8Array.of(1, 2, 3) };
    expect(fromWire(toWire(signed))).toEqual(signed);
  });
});

describe('a signature', () => {
  it('holds for its bytes only, and DER has one spelling', async () => {
    const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, false, ['sign', 'verify']);
    for (let i = 0; i < 50; i++) {
      const bytes = utf8(`event ${i}`);
      const der = await signBytes(keys.privateKey, bytes);
      expect(await verifyBytes(keys.publicKey, der, bytes)).toBe(true);
      expect(await verifyBytes(keys.publicKey, der, utf8(`event ${i + 1}`))).toBe(false);
      expect(rawToDer(derToRaw(der)!)).toEqual(der);
      for (let at = 0; at < der.length; at++) {
        const changed = der.slice();
        changed[at]! ^= 0x01;
        expect(await verifyBytes(keys.publicKey, changed, bytes)).toBe(false);
      }
    }
  });

  it('has one form: the other, which plain ECDSA accepts and anybody can make, is not valid', async () => {
    const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, false, ['sign', 'verify']);
    for (let i = 0; i < 50; i++) {
      const bytes = utf8(`event ${i}`);
      const raw = derToRaw(await signBytes(keys.privateKey, bytes))!;
      const other = otherForm(raw);
      expect([hasSmallS(raw), hasSmallS(other)]).toEqual([true, false]);
      expect(otherForm(other)).toEqual(raw);
      expect(await crypto.subtle.verify(SIGN_ALGORITHM, keys.publicKey, other, bytes)).toBe(true);
      expect(await verifyBytes(keys.publicKey, rawToDer(other), bytes)).toBe(false);
    }
  });

  it.each([
    new Uint8Array(),
    new Uint8Array(8),
    Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0),
    new Uint8Array(100).fill(0x30),
  ])('that is not well formed is not valid (%#)', async (der) => {
    const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, false, ['sign', 'verify']);
    expect(await verifyBytes(keys.publicKey, der, utf8('event'))).toBe(false);
  });
});
