import { expect, test } from 'vitest';
import { iceServersFrom } from './ice-servers';

test('no server is asked unless the office names one', () => {
  expect(iceServersFrom(undefined)).toEqual([]);
  expect(iceServersFrom('  ')).toEqual([]);
  const turn = [{ urls: ['turn:10.0.0.9:3478?transport=tcp'], username: 'u', credential: 'c' }];
  expect(iceServersFrom(JSON.stringify(turn))).toEqual(turn);
});

test.each(['{', '{"urls":["stun:x"]}', '[{"urls":["https://example.org"]}]'])('%s is refused', (setting) => {
  expect(() => iceServersFrom(setting)).toThrow(expect.objectContaining({ code: 'call.ice-invalid' }));
});
