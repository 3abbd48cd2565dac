import { describe, expect, it } from 'vitest';
import { hasMessage } from '../../shared/messages';
import { deviceError } from './device-errors';

describe('a device that cannot be opened', () => {
  it.each([
    ['NotFoundError', 'absent'],
    ['OverconstrainedError', 'absent'],
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('says for %s that it is %s, in words', (name, reason) => {
    for (const kind of ['camera', 'microphone'] as const) {
      const error = deviceError(kind, new DOMException('', name));
      expect(error.code).toBe(`${kind}.${reason}`);
      expect(hasMessage(error.code)).toBe(true);
    }
  });

  it('knows an error that is no Error, as OverconstrainedError is', () => {
    expect(deviceError('camera', { name: 'OverconstrainedError' }).code).toBe('camera.absent');
    expect(deviceError('camera', 'odd').code).toBe('camera.failed');
  });
});
