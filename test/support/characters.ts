import fc from 'fast-check';

/** Single characters to people that count as more in code units. */
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
