import { describe, expect, it } from 'vitest';
import { deviceName } from './devices';

describe('a device’s name', () => {
  it.each([
    ['/home/somebody/films/warehouse.mjpeg', 'warehouse.mjpeg'],
    ['C:\\Users\\somebody\\warehouse.mjpeg', 'warehouse.mjpeg'],
    ['\\\\server\\somebody\\warehouse.y4m', 'warehouse.y4m'],
    ['file:///home/somebody/warehouse.mjpeg', 'warehouse.mjpeg'],
    ['~/films/', ''],
  ])('tells no folder of the machine: %s', (label, name) => {
    expect(deviceName(label)).toBe(name);
  });

  it.each(['Logitech BRIO (046d:085e)', 'Camera 1/2', 'fake_device_0', ''])(
    'stays as it is: “%s”',
    (label) => {
      expect(deviceName(label)).toBe(label);
    },
  );

  it('fits the record', () => {
    expect(deviceName('x'.repeat(300))).toHaveLength(200);
  });
});
