import type { ChallengeStep } from '../../../../shared/record/challenge';
import { stepText } from '../../../../shared/record/challenge-words';

/** A challenge as it is read aloud: a voice would make a word of a code, so its letters stand apart. */
export const spokenChallenge = (steps: readonly ChallengeStep[], language: 'zh' | 'en'): string =>
  steps
    .map((step) => {
      const text = stepText(step, language);
      return step.show === 'code' ? text.replace(step.code, [...step.code].join(', ')) : text;
    })
    .join(language === 'zh' ? '。' : '. ');
