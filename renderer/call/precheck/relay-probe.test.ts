import { describe, expect, it } from 'vitest';
import { probed, wayOf } from './relay-probe';

describe('a probe', () => {
  it('tells the middle of the delays and what never came', () => {
    const sent = new Map([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, n * 50]));
    const arrived = new Map([
      [1, 90],
      [2, 130],
      [3, 200],
      [5, 1250],
      [8, 430],
      // Nobody sent it.
      [99, 5],
    ]);
    expect(probed({ sent, arrived })).toEqual({ delayMs: 40, lossPercent: 37.5 });
    expect(probed({ sent, arrived: new Map() })).toBeNull();
    expect(probed({ sent, arrived: new Map(sent) })).toEqual({ delayMs: 0, lossPercent: 0 });
  });
});

it.each([
  ['turn:192.0.2.1', 'udp'],
  ['turn:192.0.2.1:3478?transport=udp', 'udp'],
  ['turn:relay.example:3478?transport=tcp', 'tcp'],
  ['turns:relay.example:443?transport=tcp', 'tls'],
  ['turns:[2001:db8::1]', 'tls'],
  ['stun:192.0.2.1', null],
] as const)('%s goes by %s', (url, way) => {
  expect(wayOf(url)).toBe(way);
});
