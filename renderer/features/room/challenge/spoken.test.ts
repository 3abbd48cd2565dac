import { expect, it } from 'vitest';
import type { ChallengeStep } from '../../../../shared/record/challenge';
import { spokenChallenge } from './spoken';

const STEPS: ChallengeStep[] = [
  { show: 'code', code: '7KQ3P' },
  { show: 'side', side: 'floor' },
  { show: 'back', to: 'seal' },
];

it('a challenge is read step by step, its code letter by letter', () => {
  expect(spokenChallenge(STEPS, 'zh')).toBe(
    '在纸上写 7, K, Q, 3, P，举到镜头前。镜头慢慢转到脚下地面。镜头不中断，回到封志',
  );
  expect(spokenChallenge(STEPS, 'en')).toBe(
    'Write 7, K, Q, 3, P on paper and hold it to the camera. Turn the camera slowly to the floor. Without a cut, back to the seal',
  );
});
