import type { DilemmaText } from '../dilemmas/dilemma.js';
import type { RowWords } from '../rounds/published-row.js';
import type { RoundResult } from '../rounds/result.js';
import type { Round } from '../rounds/round.js';

export type CsvRow = readonly (string | number | null)[];

/** The first row of the file with results. */
export const RESULTS_HEAD: CsvRow = [
  'ronde',
  'nummer',
  'dilemma',
  'keuze',
  'tekst',
  'eerste stem',
  'tweede stem',
  'eerste in woorden',
  'tweede in woorden',
];

/**
 * A row for each option: how many chose it the first and the second time, null is hidden or not there; and what is said of
 * both votes in the place of counts.
 */
export function resultRows(
  { id, sequence, dilemmaId }: Round,
  ballots: RoundResult['ballots'] | undefined,
  text: DilemmaText | undefined,
): readonly CsvRow[] {
  return (text?.options ?? []).map(({ id: option, label }) => [
    id,
    sequence,
    text?.title ?? dilemmaId,
    option,
    label,
    ballots?.first?.tally.overall[option] ?? null,
    ballots?.second?.tally.overall[option] ?? null,
    wordsInFile(ballots?.first?.tally.words ?? null, option),
    wordsInFile(ballots?.second?.tally.words ?? null, option),
  ]);
}

/** The words for a vote in the row of an option, as in the file: `bijna iedereen` stands in the row of its option. */
function wordsInFile(words: RowWords | null, option: string): string | null {
  switch (words?.kind) {
    case 'few':
      return 'te weinig stemmen';
    case 'divided':
      return 'verdeeld';
    case 'most':
      return words.option === option ? 'de meesten' : null;
    case 'nearlyAll':
      return words.option === option ? 'bijna iedereen' : null;
    default:
      return null;
  }
}
