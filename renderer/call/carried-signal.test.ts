import { expect, it } from 'vitest';
import { carriedSignal, signalIn } from './carried-signal';

const OFFER = { type: 'offer', sdp: 'v=0\r\n' } as const;

it('reads what it wrote', () => {
  expect(signalIn(carriedSignal(7, OFFER))).toEqual({ t: 'signal', generation: 7, data: OFFER });
});

it.each([
  ['another message', JSON.stringify({ t: 'ping', n: 1 })],
  ['a binary one', new Uint8Array([1])],
  ['half a one', '{"t":"signal",'],
  ['one with more in it', JSON.stringify({ t: 'signal', generation: 7, data: OFFER, extra: 1 })],
  ['one that is too large', carriedSignal(7, { type: 'offer', sdp: 'x'.repeat(300 * 1024) })],
])('leaves %s to others', (_what, message) => {
  expect(signalIn(message)).toBeNull();
});
