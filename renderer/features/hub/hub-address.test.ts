import { describe, expect, it } from 'vitest';
import { addressOf } from './hub-address';

describe('the address of a hub that moved', () => {
  it.each([
    ['192.0.2.10:8443', 'https://192.0.2.10:8443'],
    [' https://hub.example:8443/ ', 'https://hub.example:8443'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['hub.example', 'https://hub.example'],
  ])('%j is %s', (text, origin) => {
    expect(addressOf(text)).toBe(origin);
  });

  it.each([
    '',
    'http://192.0.2.10:8443',
    'https://a:b@hub.example',
    'hub.example/path',
    'hub.example:99999',
    'a b',
  ])('%j is none', (text) => {
    expect(addressOf(text)).toBeNull();
  });
});
