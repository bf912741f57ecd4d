/** One word of a text: folded, and where it stands in the text (`start` inclusive, `end` exclusive). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}'’‘`´ʼ]+/gu;
const MARKS = /\p{M}+/gu;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * A word as people mean it: lower case, without accents, apostrophes or punctuation ("Fryslân" → "fryslan",
 * "don't" → "dont"). Letters of other scripts stay, so that they are never silently ignored.
 */
export function fold(word: string): string {
  return word.normalize('NFKD').toLowerCase().replace(MARKS, '').replace(NO_LETTER_OR_DIGIT, '');
}

/**
 * The folded words of a text in order, everything else (spaces, punctuation, emoji) left out. The time is linear in the
 * text: cut it first when it comes from outside.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    if (folded !== '') words.push({ text: folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}
