import type { Limit, QualityReport } from './quality';

/** One entry of an RTCStatsReport, looked at member by member since browsers differ in what they fill in. */
type Stat = Readonly<Record<string, unknown>>;

/** What the counters stood at when the last report was made; what was lost or dropped is the difference. */
export interface Counters {
  received: number;
  lost: number;
  frames: number;
  dropped: number;
}

/**
 * Reads a report of `RTCPeerConnection.getStats` (W3C WebRTC Statistics; Chromium's `framesPerSecond` and
 * `qualityLimitationReason` are used where they are there).
 * @param before the counters that the call before gave back; null the first time.
 */
export function readStats(
  entries: Iterable<unknown>,
  before: Counters | null,
): { report: QualityReport; counters: Counters } {
  const stats = new Map<string, Stat>();
  for (const entry of entries) {
    const stat = entry as Stat;
    if (typeof stat.id === 'string') stats.set(stat.id, stat);
  }
  const of = (type: string): Stat[] => [...stats.values()].filter((stat) => stat.type === type);
  const pair = selectedPair(stats, of);
  const inbound = of('inbound-rtp');
  const counters = {
    received: sum(inbound, 'packetsReceived'),
    lost: sum(inbound, 'packetsLost'),
    frames: sum(inbound, 'framesReceived'),
    dropped: sum(inbound, 'framesDropped'),
  };
  const picture = pictureOf(inbound);
  const rtt = number(pair?.currentRoundTripTime);
  return {
    report: {
      rttMs: rtt === null ? null : Math.round(rtt * 1000),
      lossPercent: lossOf(counters, before, of('remote-inbound-rtp')),
      received: picture && { ...picture, droppedPercent: droppedOf(counters, before) },
      sent: sentPicture(of('outbound-rtp')),
      relayed: [pair?.localCandidateId, pair?.remoteCandidateId].some(
        (id) => typeof id === 'string' && stats.get(id)?.candidateType === 'relay',
      ),
    },
    counters,
  };
}

function selectedPair(stats: ReadonlyMap<string, Stat>, of: (type: string) => Stat[]): Stat | undefined {
  const id = of('transport')
    .map((transport) => transport.selectedCandidatePairId)
    .find((name) => typeof name === 'string');
  if (typeof id === 'string') return stats.get(id);
  return of('candidate-pair').find((pair) => pair.nominated === true && pair.state === 'succeeded');
}

function lossOf(now: Counters, before: Counters | null, remote: Stat[]): number | null {
  const parts = remote.map((stat) => number(stat.fractionLost)).filter((part) => part !== null);
  const sent = parts.length > 0 ? Math.max(...parts) * 100 : null;
  const lost = now.lost - (before?.lost ?? 0);
  const all = lost + now.received - (before?.received ?? 0);
  // Retransmissions can make the counter of lost packets fall.
  const received = all > 0 ? (100 * Math.max(lost, 0)) / all : null;
  if (sent === null && received === null) return null;
  return Math.round(10 * Math.max(sent ?? 0, received ?? 0)) / 10;
}

/** Frames that arrived whole and were not shown, since the report before. */
function droppedOf(now: Counters, before: Counters | null): number | null {
  const frames = now.frames - (before?.frames ?? 0);
  return frames > 0 ? Math.round((100 * (now.dropped - (before?.dropped ?? 0))) / frames) : null;
}

function pictureOf(entries: Stat[]): { width: number; height: number; fps: number } | null {
  const video = entries.find((stat) => stat.kind === 'video' && number(stat.frameWidth) !== null);
  if (!video) return null;
  return {
    width: number(video.frameWidth) ?? 0,
    height: number(video.frameHeight) ?? 0,
    fps: Math.round(number(video.framesPerSecond) ?? 0),
  };
}

function sentPicture(entries: Stat[]): QualityReport['sent'] {
  const picture = pictureOf(entries);
  if (!picture) return null;
  const reason = entries.find((stat) => stat.kind === 'video')?.qualityLimitationReason;
  const limitedBy: Limit = reason === 'cpu' || reason === 'bandwidth' || reason === 'none' ? reason : 'other';
  return { ...picture, limitedBy };
}

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const sum = (entries: Stat[], member: string): number =>
  entries.reduce((total, stat) => total + (number(stat[member]) ?? 0), 0);
