import { plainText } from '../escape.js';
import type { TemplateData } from '../render.js';

/** More lines would make the card larger than Teams takes; what is left stands on the last one. */
const MOST_LINES = 20;

/**
 * The text of a post as lines for RichTextBlocks, which show what was typed and know no Markdown. Empty lines go. At most
 * twenty: the rest of the text goes on behind the last one.
 */
export function postLines(text: string): readonly TemplateData[] {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const shown =
    lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), lines.slice(MOST_LINES - 1).join(' ')];
  return shown.map((line) => ({ run: plainText(line), quiet: false }));
}
