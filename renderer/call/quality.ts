/** What a connection is like, in numbers and in one word that a person can act on. */

export interface QualityReport {
  /** Round trip of the media path; null until it was measured. */
  rttMs: number | null;
  /** Packets lost of those sent to us and by us since the last report, the worse of the two, 0 to 100. */
  lossPercent: number | null;
  /** The picture that arrives; null while none does. */
  received: { width: number; height: number; fps: number } | null;
  /** The picture that is sent, and what keeps it below what was asked for. */
  sent: {
    width: number;
    height: number;
    fps: number;
    limitedBy: 'none' | 'cpu' | 'bandwidth' | 'other';
  } | null;
  /** Through a TURN relay rather than directly. */
  relayed: boolean;
}

export type Quality = 'good' | 'slow' | 'poor';

/**
 * Stills are sent reliably whatever the word is; it only says what to expect of picture and voice:
 * `slow` – the frame rate falls; `poor` – picture and voice break up, speak slowly and use stills.
 */
export function judge(report: QualityReport): Quality {
  const { rttMs, lossPercent, received, sent } = report;
  const loss = lossPercent ?? 0;
  const rtt = rttMs ?? 0;
  const fps = Math.min(received?.fps ?? Infinity, sent?.fps ?? Infinity);
  if (loss >= 8 || rtt >= 800 || fps < 3) return 'poor';
  if (loss >= 2 || rtt >= 300 || fps < 8 || sent?.limitedBy === 'bandwidth') return 'slow';
  return 'good';
}
