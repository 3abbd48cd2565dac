import { describe, expect, it } from 'vitest';
import { judge, type QualityReport, type Sides } from './quality';
import { readStats } from './stats';

const picture = { width: 1280, height: 720, fps: 25 };
const received = { ...picture, droppedPercent: 0 };
const fine: QualityReport = { rttMs: 30, lossPercent: 0, received, sent: null, relayed: false };
const sides: Sides = { cameraHere: true, cameraThere: true, limitThere: 'none' };
const word = (change: Partial<QualityReport>, more: Partial<Sides> = {}): string =>
  judge({ ...fine, ...change }, { ...sides, ...more });

describe('quality in one word', () => {
  it('is good on a quick, whole connection, relayed or not', () => {
    expect(word({})).toBe('good');
    expect(word({ relayed: true })).toBe('good');
  });

  it.each([
    ['loss', { lossPercent: 2 }],
    ['delay', { rttMs: 300 }],
    ['a narrow uplink', { sent: { ...picture, limitedBy: 'bandwidth' as const } }],
  ])('is slow with %s', (_name, change) => {
    expect(word(change)).toBe('slow');
  });

  it.each([
    ['heavy loss', { lossPercent: 8 }],
    ['a long delay', { rttMs: 800 }],
    ['a standing picture on a link that loses', { lossPercent: 3, received: { ...received, fps: 2 } }],
  ])('is poor with %s', (_name, change) => {
    expect(word(change)).toBe('poor');
  });

  it('takes the other side’s word that its uplink is narrow', () => {
    expect(word({ received: { ...received, fps: 6 } }, { limitThere: 'bandwidth' })).toBe('slow');
  });

  it('says nothing bad before anything was measured', () => {
    const nothing = { rttMs: null, lossPercent: null, received: null, sent: null, relayed: false };
    expect(judge(nothing, sides)).toBe('good');
  });
});

describe('a computer that does not keep up', () => {
  const few = { ...received, fps: 4 };

  it('is this one when its own encoder says so, also where pings are late with it', () => {
    const sent = { ...picture, fps: 5, limitedBy: 'cpu' } as const;
    expect(word({ sent })).toBe('busy-here');
    expect(word({ sent, rttMs: 450 })).toBe('busy-here');
  });

  it('is this one when frames arrive whole and are thrown away', () => {
    expect(word({ received: { ...few, droppedPercent: 60 } })).toBe('busy-here');
  });

  it('is the other one when it says so, or when few frames come over a whole link', () => {
    expect(word({ received: few, rttMs: 400 }, { limitThere: 'cpu' })).toBe('busy-there');
    expect(word({ received: few })).toBe('busy-there');
  });

  it('is never named where packets are lost', () => {
    expect(word({ received: few, lossPercent: 4 }, { limitThere: 'cpu' })).toBe('slow');
  });

  it('is not worth a word while the picture runs', () => {
    expect(word({ sent: { ...picture, limitedBy: 'cpu' } })).toBe('good');
  });

  it('is not what a camera is that was switched off', () => {
    expect(word({ received: { ...received, fps: 1 } }, { cameraThere: false })).toBe('good');
    const sent = { ...picture, fps: 1, limitedBy: 'none' } as const;
    expect(word({ sent }, { cameraHere: false })).toBe('good');
  });
});

/** In the shape of Chromium’s reports, shortened to the members that are read; two seconds between them. */
describe('stats of a busy computer', () => {
  const at = (frames: number, dropped: number, packets: number): unknown[] => [
    { id: 'T', type: 'transport', selectedCandidatePairId: 'CP' },
    { id: 'CP', type: 'candidate-pair', state: 'succeeded', currentRoundTripTime: 0.011 },
    {
      id: 'IV',
      type: 'inbound-rtp',
      kind: 'video',
      frameWidth: 1280,
      frameHeight: 720,
      framesPerSecond: 5,
      framesReceived: frames,
      framesDropped: dropped,
      packetsReceived: packets,
      packetsLost: 0,
    },
    {
      id: 'OV',
      type: 'outbound-rtp',
      kind: 'video',
      frameWidth: 640,
      frameHeight: 360,
      framesPerSecond: 15,
      qualityLimitationReason: 'none',
    },
    { id: 'RI', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0 },
  ];

  it('blame the side that drops the frames, not the link', () => {
    const { counters } = readStats(at(300, 2, 4000), null);
    expect(judge(readStats(at(350, 42, 4600), counters).report, sides)).toBe('busy-here');
    expect(judge(readStats(at(310, 2, 4120), counters).report, sides)).toBe('busy-there');
  });
});
