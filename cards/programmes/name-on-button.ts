import { shortened } from '../../src/characters.js';
import { plainLine } from '../escape.js';

/** Longest title that a narrow phone shows on a button (characters). */
const LONGEST_TITLE = 28;

/** The name of a programme as it fits on a button. */
export function nameOnButton(name: string, longest: number = LONGEST_TITLE): string {
  return shortened(plainLine(name), longest);
}
