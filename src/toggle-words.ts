const ON = ['true', '1', 'on', 'yes', 'ja', 'aan'];
const OFF = ['false', '0', 'off', 'no', 'nee', 'uit'];

/** Reads a word that a client sends for a toggle; undefined if it is none. */
export function toggleOf(word: string): boolean | undefined {
  const said = word.trim().toLowerCase();
  if (ON.includes(said)) return true;
  return OFF.includes(said) ? false : undefined;
}
