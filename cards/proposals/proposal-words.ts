import { shortened } from '../../src/characters.js';
import type { FoundWords } from '../../src/proposals/proposal-form.js';
import { escapeMarkdown } from '../escape.js';
import type { TemplateData } from '../render.js';
import type { Text, TextKey } from '../text.js';

/** Most words that a card lists; with more of them the whole text needs another look anyway. */
const MOST_LISTED = 12;
/** Longest piece of text that is listed (characters). */
const LONGEST = 60;

const KINDS: Readonly<Record<FoundWords['kind'], TextKey>> = {
  name: 'proposal.kindName',
  mail: 'proposal.kindMail',
  phone: 'proposal.kindPhone',
  address: 'proposal.kindAddress',
  'case-number': 'proposal.kindCaseNumber',
  bsn: 'proposal.kindBsn',
  iban: 'proposal.kindIban',
};

/** A line for each of the words that may be personal, with what they look like. */
export function wordLines(found: readonly FoundWords[], text: Text): readonly TemplateData[] {
  const lines = found.slice(0, MOST_LISTED).map(({ kind, words }) => {
    const shown = escapeMarkdown(shortened(words, LONGEST).replace(/\s+/g, ' '));
    return { line: text('proposal.found', { words: shown, kind: text(KINDS[kind]) }) };
  });
  const more = found.length - lines.length;
  return more > 0 ? [...lines, { line: text('proposal.foundMore', { count: more }) }] : lines;
}
