import { HONORIFICS } from './name-words.js';

/** A word of a text as the search for names sees it. */
export interface NameToken {
  /** Without a full stop at the end, unless it is an initial. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'initials' | 'capital' | 'small' | 'acronym';
  /** Only blanks stand between this word and the one before, so the two can be one name. */
  readonly joined: boolean;
  /** A sentence begins here, where a capital says nothing. */
  readonly first: boolean;
}

const WORD = /(?:\p{Lu}\.){1,8}(?!\p{Ll})|['’]?[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*\.?/gu;
const BLANKS = /^[ \t\u00a0]{1,3}$/;
const SENTENCE_END = /[.!?:;•\n"“„(]/;

/** The words of a text in order. The time is linear in the text. */
export function nameTokens(text: string): readonly NameToken[] {
  const tokens: NameToken[] = [];
  let before = 0;
  let abbreviated = false;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const isInitials = /^(?:\p{Lu}\.)+$/u.test(word);
    const bare = isInitials ? word : word.replace(/\.$/, '');
    const between = text.slice(Math.max(before, match.index - 4), match.index);
    const endsSentence = between.includes('\n') || (!abbreviated && SENTENCE_END.test(between));
    const start = match.index;
    tokens.push({
      text: bare,
      start,
      end: start + (isInitials ? word.length : bare.length),
      kind: isInitials ? 'initials' : kindOf(bare),
      joined: tokens.length > 0 && BLANKS.test(abbreviated ? between.replace(/^\./, '') : between),
      first: tokens.length === 0 || endsSentence,
    });
    before = start + (isInitials ? word.length : bare.length);
    abbreviated = isInitials || HONORIFICS.has(bare.toLowerCase());
  }
  return tokens;
}

function kindOf(word: string): NameToken['kind'] {
  if (!/^['’]?\p{Lu}/u.test(word)) return 'small';
  return /\p{Ll}/u.test(word) ? 'capital' : word.length === 1 ? 'capital' : 'acronym';
}
