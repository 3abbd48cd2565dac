import { describe, expect, it } from 'vitest';
import { readStats } from './stats';

/** Entries as Chromium 130 gave them for a connected pair, shortened to the members that are read. */
const chromium = [
  { id: 'T01', type: 'transport', selectedCandidatePairId: 'CP1' },
  {
    id: 'CP1',
    type: 'candidate-pair',
    state: 'succeeded',
    currentRoundTripTime: 0.042,
    localCandidateId: 'L1',
    remoteCandidateId: 'R1',
  },
  { id: 'CP2', type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 9 },
  { id: 'L1', type: 'local-candidate', candidateType: 'host' },
  { id: 'R1', type: 'remote-candidate', candidateType: 'relay' },
  {
    id: 'IV',
    type: 'inbound-rtp',
    kind: 'video',
    frameWidth: 1280,
    frameHeight: 720,
    framesPerSecond: 24.6,
    framesReceived: 400,
    framesDecoded: 399,
    framesDropped: 4,
    packetsReceived: 900,
    packetsLost: 10,
  },
  { id: 'IA', type: 'inbound-rtp', kind: 'audio', packetsReceived: 100, packetsLost: 0 },
  {
    id: 'OV',
    type: 'outbound-rtp',
    kind: 'video',
    frameWidth: 640,
    frameHeight: 360,
    framesPerSecond: 15,
    qualityLimitationReason: 'bandwidth',
  },
];

describe('a report of the connection', () => {
  it('reads the chosen path, the pictures both ways and the relay', () => {
    const { report } = readStats(chromium, null);
    expect(report).toEqual({
      rttMs: 42,
      lossPercent: 1,
      received: { width: 1280, height: 720, fps: 25, droppedPercent: 1 },
      sent: { width: 640, height: 360, fps: 15, limitedBy: 'bandwidth' },
      relayed: true,
    });
  });

  it('counts loss since the report before, not since the beginning', () => {
    const { counters } = readStats(chromium, null);
    const later = chromium.map((stat) =>
      stat.id === 'IV' ? { ...stat, packetsReceived: 990, packetsLost: 20 } : stat,
    );
    expect(readStats(later, counters).report.lossPercent).toBe(10);
  });

  it('takes the other side’s view of loss where it is worse', () => {
    const remote = { id: 'RI', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.25 };
    expect(readStats([...chromium, remote], null).report.lossPercent).toBe(25);
  });

  it('counts the frames that came and were not shown since the report before', () => {
    const { counters } = readStats(chromium, null);
    const later = chromium.map((stat) =>
      stat.id === 'IV' ? { ...stat, framesReceived: 450, framesDecoded: 419, framesDropped: 34 } : stat,
    );
    expect(readStats(later, counters).report.received?.droppedPercent).toBe(60);
    expect(readStats(chromium, counters).report.received?.droppedPercent).toBeNull();
  });

  it('gives nulls, not zeros, before anything flowed', () => {
    expect(readStats([], null).report).toEqual({
      rttMs: null,
      lossPercent: null,
      received: null,
      sent: null,
      relayed: false,
    });
  });
});
