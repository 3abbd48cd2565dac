import { describe, expect, it } from 'vitest';
import { judge, type QualityReport } from './quality';

const picture = { width: 1280, height: 720, fps: 25 };
const fine: QualityReport = { rttMs: 30, lossPercent: 0, received: picture, sent: null, relayed: false };

describe('quality in one word', () => {
  it('is good on a quick, whole connection, relayed or not', () => {
    expect(judge(fine)).toBe('good');
    expect(judge({ ...fine, relayed: true })).toBe('good');
  });

  it.each([
    ['loss', { lossPercent: 2 }],
    ['delay', { rttMs: 300 }],
    ['few frames', { received: { ...picture, fps: 7 } }],
    ['a narrow uplink', { sent: { ...picture, limitedBy: 'bandwidth' as const } }],
  ])('is slow with %s', (_name, change) => {
    expect(judge({ ...fine, ...change })).toBe('slow');
  });

  it.each([
    ['heavy loss', { lossPercent: 8 }],
    ['a long delay', { rttMs: 800 }],
    ['a standing picture', { received: { ...picture, fps: 2 } }],
  ])('is poor with %s', (_name, change) => {
    expect(judge({ ...fine, ...change })).toBe('poor');
  });

  it('does not call a busy processor a bad network', () => {
    expect(judge({ ...fine, sent: { ...picture, limitedBy: 'cpu' } })).toBe('good');
  });

  it('says nothing bad before anything was measured', () => {
    expect(judge({ rttMs: null, lossPercent: null, received: null, sent: null, relayed: false })).toBe(
      'good',
    );
  });
});
