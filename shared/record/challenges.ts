import type { Challenge, Inspection } from './state';

/** The challenge that has not been judged yet, if there is one. */
export const openChallenge = ({ challenges }: Pick<Inspection, 'challenges'>): Challenge | undefined =>
  challenges.find(({ judgement }) => judgement === null);
