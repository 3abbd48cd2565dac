export type Strength = 'short' | 'weak' | 'fair' | 'strong';

export const PASSPHRASE_MIN = 8;

/**
 * How hard a passphrase is to guess, in words. An estimate by length and kinds of characters: it knows no dictionary,
 * so it errs on the careful side for short ones. A Chinese character counts for two, since there are far more of them.
 */
export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase];
  if (characters.length < PASSPHRASE_MIN) return 'short';
  const different = new Set(characters).size;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(passphrase)).length;
  const wide = characters.filter((character) => /\p{Script=Han}/u.test(character)).length;
  const score = Math.min(different, characters.length / 1.5) + wide + (kinds - 1) * 2;
  if (different < 5 || score < 8) return 'weak';
  return score < 13 ? 'fair' : 'strong';
}
