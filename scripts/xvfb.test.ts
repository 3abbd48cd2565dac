import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { needsXvfb, startXvfb } from './xvfb';

describe('a virtual screen', () => {
  it('is there under its own number, beside another one, until it is stopped', async () => {
    const [one, other] = await Promise.all([startXvfb('640x480'), startXvfb('640x480')]);
    expect(one.display).toMatch(/^:\d+$/);
    expect(one.display).not.toBe(other.display);
    const socket = `/tmp/.X11-unix/X${one.display.slice(1)}`;
    expect(spawnSync('test', ['-S', socket]).status).toBe(0);
    expect(needsXvfb({ DISPLAY: one.display })).toBe(false);
    await Promise.all([one.stop(), other.stop()]);
    expect(spawnSync('test', ['-S', socket]).status).toBe(1);
    expect(needsXvfb({ DISPLAY: one.display })).toBe(true);
  });

  it('says what Xvfb said when it cannot start', async () => {
    await expect(startXvfb('nonsense')).rejects.toThrow(/Xvfb ended before it was ready/);
  });

  it('is needed without a display, and in CI', () => {
    expect(needsXvfb({})).toBe(true);
    expect(needsXvfb({ DISPLAY: 'elsewhere:0' })).toBe(false);
    expect(needsXvfb({ DISPLAY: 'elsewhere:0', CI: 'true' })).toBe(true);
  });
});
