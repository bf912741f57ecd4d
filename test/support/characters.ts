import fc from 'fast-check';

/** What people see and count as one character, and what a program that counts code units takes for more. */
export const ONE_CHARACTER = [
  'a',
  'é',
  'é'.normalize('NFD'),
  'ç̣̂',
  '€',
  '”',
  '中',
  'ש',
  '각'.normalize('NFD'),
  'नि',
  '😀',
  '👍🏽',
  '❤️',
  '🇳🇱',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '5️⃣',
  '👩‍💻',
  '🧑🏿‍🤝‍🧑🏻',
  '👩‍👩‍👧‍👦',
  '👩🏽‍❤️‍💋‍👨🏿',
] as const;

/** Texts of up to `most` such characters. */
export function textOfCharacters(most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...ONE_CHARACTER, ' ', '\n'), { maxLength: most }).map((all) => all.join(''));
}
