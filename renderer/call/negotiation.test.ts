import { describe, expect, it } from 'vitest';
import { Negotiation, markOf } from './negotiation';

const sdp = (version: number, rest = ''): string =>
  `v=0\r\no=- 4611731400430051336 ${version} IN IP4 127.0.0.1\r\ns=-\r\n${rest}`;

describe('the offers of this side', () => {
  it('takes one answer to each, however often it is given', () => {
    const negotiation = new Negotiation(true);
    negotiation.offers(sdp(2));
    expect(negotiation.takes({ to: markOf(sdp(2)) })).toBe(true);
    expect(negotiation.takes({ to: markOf(sdp(2)) })).toBe(false);
  });

  it('does not take a late answer to the one before', () => {
    const negotiation = new Negotiation(true);
    negotiation.offers(sdp(2));
    negotiation.offers(sdp(3));
    expect(negotiation.takes({ to: markOf(sdp(2)) })).toBe(false);
    expect(negotiation.takes({ to: markOf(sdp(3)) })).toBe(true);
  });

  it('knows when one is being made', () => {
    const negotiation = new Negotiation(false);
    expect(negotiation.making).toBe(false);
    negotiation.making = true;
    negotiation.offers(sdp(2));
    expect(negotiation.making).toBe(false);
  });
});

describe('the offers of the other side', () => {
  it('knows one again that comes with the addresses that were found since', () => {
    const negotiation = new Negotiation(false);
    expect(negotiation.hearsAgain(sdp(2))).toBe(false);
    expect(negotiation.hearsAgain(sdp(2, 'a=candidate:1 1 udp 1 192.0.2.1 4000 typ host\r\n'))).toBe(true);
    expect(negotiation.hearsAgain(sdp(3))).toBe(false);
    expect(negotiation.answers).toBe('4611731400430051336 3');
  });
});
