import { BACK_TO_LABELS, GESTURE_LABELS, SIDE_LABELS } from '../customs/presence-labels';
import type { ChallengeStep } from './challenge';

/** A step in words that are said to its doer, and stand in the report. */
export function stepText(step: ChallengeStep, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  switch (step.show) {
    case 'code':
      return zh
        ? `在纸上写 ${step.code}，举到镜头前`
        : `Write ${step.code} on paper and hold it to the camera`;
    case 'gesture': {
      const gesture = GESTURE_LABELS[step.gesture][language];
      return zh ? `用手在镜头前做：${gesture}` : `Show with your hand: ${gesture}`;
    }
    case 'side': {
      const side = SIDE_LABELS[step.side][language];
      return zh ? `镜头慢慢转到${side}` : `Turn the camera slowly to ${side}`;
    }
    case 'back': {
      const target = BACK_TO_LABELS[step.to][language];
      return zh ? `镜头不中断，回到${target}` : `Without a cut, back to ${target}`;
    }
  }
}

/** The steps in one line, numbered. */
export const stepsText = (steps: readonly ChallengeStep[], language: 'zh' | 'en'): string =>
  steps
    .map((step, index) => `${index + 1}. ${stepText(step, language)}`)
    .join(language === 'zh' ? '；' : '; ');
