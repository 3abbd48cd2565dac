import type { PrecheckAdvice } from '../../../../shared/customs/precheck-labels';
import { precheckAdvice, type PrecheckFacts } from '../../../../shared/record/precheck';
import { mebibytes } from '../../../ui/lengths';
import { pathText } from '../../../ui/path-text';

/** What the person is shown of one thing that was checked. */
export interface CheckLine {
  name: 'camera' | 'microphone' | 'paths' | 'clock' | 'storage' | 'battery';
  state: 'waiting' | 'good' | 'advice' | 'bad';
  /** What was measured, in figures. */
  found: string[];
  advice: PrecheckAdvice[];
}

/** What keeps somebody from inspecting; all else makes it worse. */
const BAD: ReadonlySet<PrecheckAdvice> = new Set(['no-hub', 'no-camera', 'no-relay', 'very-slow']);

const BELONGS: Record<CheckLine['name'], readonly PrecheckAdvice[]> = {
  camera: ['no-camera', 'dark-camera', 'still-camera', 'small-camera'],
  microphone: ['no-microphone', 'silent-microphone'],
  paths: ['no-hub', 'no-relay', 'very-slow', 'slow', 'loss', 'delay'],
  clock: ['clock'],
  storage: ['storage'],
  battery: ['battery'],
};

const NOTHING: PrecheckFacts = {
  camera: null,
  microphone: null,
  paths: [],
  clock: null,
  freeBytes: null,
  battery: null,
};

/** The lines of a pre-check as far as it is; what a machine cannot tell of itself has no line once all is known. */
export function checkLines(facts: Partial<PrecheckFacts>, language: 'zh' | 'en', busy: boolean): CheckLine[] {
  const all = precheckAdvice({ ...NOTHING, ...facts });
  const line = (name: CheckLine['name'], known: boolean, found: string[]): CheckLine => {
    const advice = known ? all.filter((one) => BELONGS[name].includes(one)) : [];
    const worst = advice.some((one) => BAD.has(one)) ? 'bad' : advice.length > 0 ? 'advice' : 'good';
    return { name, state: known ? worst : 'waiting', found, advice };
  };
  const { camera, microphone, paths, clock, freeBytes, battery } = facts;
  const lines: CheckLine[] = [
    line('camera', camera !== undefined, camera ? [`${camera.width} × ${camera.height}`] : []),
    line('microphone', microphone !== undefined, microphone ? [microphone.name] : []),
    line('paths', paths !== undefined, paths?.map((path) => pathText(path, language)) ?? []),
    line('clock', clock !== undefined && clock !== null, clock ? [aheadText(clock.aheadMs)] : []),
    line('storage', freeBytes !== undefined && freeBytes !== null, freeBytes ? [mebibytes(freeBytes)] : []),
    line('battery', !!battery, battery ? [`${battery.percent}%${battery.charging ? ' ⚡' : ''}`] : []),
  ];
  return lines.filter(({ name, state }) => state !== 'waiting' || (busy && facts[FACT[name]] === undefined));
}

const FACT = {
  camera: 'camera',
  microphone: 'microphone',
  paths: 'paths',
  clock: 'clock',
  storage: 'freeBytes',
  battery: 'battery',
} as const;

const aheadText = (ms: number): string => `${ms > -50 ? '+' : '−'}${(Math.abs(ms) / 1000).toFixed(1)} s`;
