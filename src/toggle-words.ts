const ON = ['true', '1', 'on', 'yes', 'ja', 'aan'];
const OFF = ['false', '0', 'off', 'no', 'nee', 'uit'];

/** What a client means by this word for a toggle; undefined: it is no word for that. */
export function toggleOf(word: string): boolean | undefined {
  const said = word.trim().toLowerCase();
  if (ON.includes(said)) return true;
  return OFF.includes(said) ? false : undefined;
}
