/** Words as a reader counts them: runs of characters between blanks that hold a letter or a digit. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/**
 * Sentences: what ends in `.`, `!` or `?`, a closing quotation mark included, before a blank or the end.
 * A colon does not end a sentence. Abbreviations with a full stop count as an end, so plain text avoids them.
 */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?]['"’”)]?)\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
