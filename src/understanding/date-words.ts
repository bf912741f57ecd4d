const MARKS = /\p{M}+/gu;
const TOKEN = /\d{1,2}:\d{2}(?!\d)|\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?!\d)|\d+|\p{L}+/gu;

/** The words of a text about a date: numbers with their separators stay together, everything else becomes folded words. */
export function dateWords(text: string): readonly string[] {
  const plain = text.normalize('NFKD').toLowerCase().replace(MARKS, '').replaceAll('i.v.m', 'ivm');
  return [...plain.matchAll(TOKEN)].map((match) => match[0]);
}
