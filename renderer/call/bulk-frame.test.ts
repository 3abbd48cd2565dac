import { describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/bytes';
import { BULK_CHUNK_BYTES } from '../../shared/protocol/control';
import { decodeFrame, encodeFrame } from './bulk-frame';

const head = { case: 'c'.repeat(32), sha256: 'a'.repeat(64), size: 100_000, offset: 5 };
const payload = utf8('sixty-four kilobytes at most');

describe('a frame of the bulk channel', () => {
  it('comes back as it was written', () => {
    const back = decodeFrame(encodeFrame(head, payload));
    expect(back.head).toEqual(head);
    expect(back.payload).toEqual(payload);
  });

  it('begins with the length of its head, most significant byte first', () => {
    const frame = encodeFrame(head, payload);
    const length = utf8(JSON.stringify(head)).length;
    expect([...frame.subarray(0, 4)]).toEqual([0, 0, length >> 8, length & 255]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a head that is not there', Uint8Array.of(0, 0, 0, 200, 1, 2)],
    ['a head of four gigabytes', Uint8Array.of(255, 255, 255, 255, 1, 2)],
    ['no payload', encodeFrame(head, new Uint8Array(0))],
    ['a payload past the file’s end', encodeFrame({ ...head, offset: 99_999 }, payload)],
    ['a payload over the limit', encodeFrame(head, new Uint8Array(BULK_CHUNK_BYTES + 1))],
    ['a head with a member too many', encodeFrame({ ...head, extra: 1 } as typeof head, payload)],
    ['a head that is not JSON', Uint8Array.of(0, 0, 0, 1, 0x7b, 1)],
  ])('is refused with %s', (_name, frame) => {
    expect(() => decodeFrame(frame)).toThrow('message.invalid');
  });
});
