/** What a connection is like, in numbers and in one word that a person can act on. */

/** What keeps a picture below what was asked for, as the sender's own encoder says. */
export type Limit = 'none' | 'cpu' | 'bandwidth' | 'other';

export interface QualityReport {
  /** Round trip of the media path; null until it was measured. */
  rttMs: number | null;
  /** Packets lost of those sent to us and by us since the last report, the worse of the two, 0 to 100. */
  lossPercent: number | null;
  /** The picture that arrives; null while none does. `droppedPercent`: arrived whole since the last report, but not shown. */
  received: { width: number; height: number; fps: number; droppedPercent: number | null } | null;
  /** The picture that is sent, and what keeps it below what was asked for. */
  sent: { width: number; height: number; fps: number; limitedBy: Limit } | null;
  /** Through a TURN relay rather than directly. */
  relayed: boolean;
}

/** What the numbers cannot say: whose camera is on, and what the other side says about what it sends. */
export interface Sides {
  cameraHere: boolean;
  cameraThere: boolean;
  limitThere: Limit;
}

export type Quality = 'good' | 'slow' | 'poor' | 'busy-here' | 'busy-there';

/** Below this the picture is seen to jump. */
const FEW_FPS = 8;
/** A machine that throws away this much of what reached it whole cannot keep up. */
const MANY_DROPPED = 20;

/**
 * Stills are sent reliably whatever the word is; it only says what to expect of picture and voice, and whose doing it is:
 * `slow` – the link is narrow, the frame rate falls; `poor` – the link breaks picture and voice up;
 * `busy-here`, `busy-there` – the link is whole, but this or the other computer does not keep up.
 */
export function judge(report: QualityReport, sides: Sides): Quality {
  const { lossPercent, received, sent } = report;
  const loss = lossPercent ?? 0;
  const rtt = report.rttMs ?? 0;
  // A camera that is switched off sends a black frame now and then: that is no trouble.
  const arriving = sides.cameraThere ? (received?.fps ?? Infinity) : Infinity;
  const leaving = sides.cameraHere ? (sent?.fps ?? Infinity) : Infinity;
  const few = Math.min(arriving, leaving);
  if (loss >= 8 || rtt >= 800) return 'poor';

  // A processor that cannot keep up delays the answers to pings as well, but it loses no packets.
  if (few < FEW_FPS && loss < 2) {
    if (leaving < FEW_FPS && sent?.limitedBy === 'cpu') return 'busy-here';
    if (arriving < FEW_FPS && (received?.droppedPercent ?? 0) >= MANY_DROPPED) return 'busy-here';
    if (arriving < FEW_FPS && sides.limitThere === 'cpu') return 'busy-there';
  }
  const narrow = sent?.limitedBy === 'bandwidth' || sides.limitThere === 'bandwidth';
  if (loss >= 2 || rtt >= 300 || narrow) return few < 3 ? 'poor' : 'slow';

  // Nothing holds the packets up, so what is missing was never made.
  if (arriving < FEW_FPS) return 'busy-there';
  return leaving < FEW_FPS ? 'busy-here' : 'good';
}
