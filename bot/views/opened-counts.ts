import type { BallotWords } from '../../cards/rounds/result-words.js';
import { countOf, type OptionCount, type PublishedRow, presentRow } from '../../src/rounds/published-row.js';
import { type RoundResult, rowOfAll } from '../../src/rounds/result.js';
import type { Ballot } from '../../src/rounds/vote.js';

/** The opened row of all voters per ballot; a ballot that is not opened has no entry. */
export type OpenedCounts = Readonly<Partial<Record<Ballot, PublishedRow>>>;

/** The rows of the ballots `shown` that a result has. */
export function openedCounts(result: RoundResult | null, shown: readonly Ballot[] = ['first', 'second']): OpenedCounts {
  return Object.fromEntries(
    shown.flatMap((ballot) => {
      const opened = result?.ballots[ballot];
      return opened === undefined ? [] : [[ballot, rowOfAll(opened)] as const];
    }),
  );
}

/** Words for these ballots in place of counts. */
export function openedWords(counts: OpenedCounts): BallotWords {
  return Object.fromEntries(Object.entries(counts).map(([ballot, { words }]) => [ballot, words]));
}

/** The same counts seen from an option: its number on every opened ballot. */
export function countsPerOption(counts: OpenedCounts): (optionId: string) => Partial<Record<Ballot, OptionCount>> {
  const rows = Object.entries(counts).map(([ballot, row]) => [ballot, presentRow(row.counts)] as const);
  return (optionId) => Object.fromEntries(rows.map(([ballot, row]) => [ballot, countOf(row, optionId)]));
}
