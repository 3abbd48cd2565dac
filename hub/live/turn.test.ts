import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { TurnUrl } from '../../shared/protocol/paths';
import { pathsFor } from './turn';

const turn = { urls: ['turn:192.0.2.1:3478?transport=udp'], secret: 'north gate 17', relayOnly: true };
const NOW = new Date('2026-03-01T00:00:00Z');

describe('the ways that a hub gives', () => {
  it('are credentials that anybody with the secret works out again', () => {
    const { iceServers, relayOnly } = pathsFor(turn, 'ab'.repeat(32), NOW);
    const [server] = iceServers;
    expect(server?.username).toBe(`${NOW.getTime() / 1000 + 7200}:abababababababab`);
    const hmac = execFileSync('openssl', ['dgst', '-sha1', '-hmac', turn.secret, '-binary'], {
      input: server?.username,
    });
    expect(server?.credential).toBe(hmac.toString('base64'));
    expect(server?.urls).toEqual(turn.urls);
    expect(relayOnly).toBe(true);
  });

  it('are none where the office has no server, and then nothing is held back', () => {
    const nothing = { iceServers: [], relayOnly: false };
    expect(pathsFor(null, 'ab'.repeat(32), NOW)).toEqual(nothing);
    expect(pathsFor({ ...turn, urls: [] }, 'ab'.repeat(32), NOW)).toEqual(nothing);
  });

  it.each([
    ['turn:relay.example', true],
    ['turns:relay.example:443?transport=tcp', true],
    ['turn:[2001:db8::1]:3478', true],
    ['stun:relay.example', false],
    ['turn:user@relay.example', false],
    ['turn:relay.example?transport=sctp', false],
    ['https://relay.example', false],
  ])('name servers as browsers do: %s', (url, good) => {
    expect(TurnUrl.safeParse(url).success).toBe(good);
  });
});
