import { PATH_WAY_LABELS } from '../../shared/customs/precheck-labels';
import type { CheckedPath } from '../../shared/record/precheck';

/** `Hub ↑ 12.3 ↓ 40.1 Mbit/s, 23 ms`, with the loss where it is known. */
export function pathText(
  { way, reached, upKbps, downKbps, delayMs, lossPercent }: CheckedPath,
  language: 'zh' | 'en',
): string {
  const name = PATH_WAY_LABELS[way][language];
  if (!reached) return `${name} ✕`;
  const megabits = (kbps: number | null): string => ((kbps ?? 0) / 1000).toFixed(1);
  const loss = lossPercent === null ? '' : ` · ${language === 'zh' ? '丢包' : 'loss'} ${lossPercent}%`;
  return `${name} ↑ ${megabits(upKbps)} ↓ ${megabits(downKbps)} Mbit/s · ${delayMs ?? '?'} ms${loss}`;
}
