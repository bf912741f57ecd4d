import { FEW, type PublishedRow } from './published-row.js';

/** When people talk, in whole percents. A programme may choose its own. */
export interface TalkSetting {
  /** Below this part of the people who were asked there is no talk. */
  readonly minimumTurnout: number;
  /** Above this part of the votes for one option nearly everybody agrees, and the talk gets something to push against. */
  readonly agreement: number;
}

/**
 * Peer instruction discusses between 35 and 70 percent for one answer and moves on above it; those figures come from
 * questions with a right answer, which is why they are settings here. Very low turnout: no talk.
 */
export const DEFAULT_TALK: TalkSetting = { minimumTurnout: 10, agreement: 70 };

/** The consequence of the opened first vote for the talks. */
export type TalkRoute =
  | { readonly kind: 'none' }
  | { readonly kind: 'divided' }
  /** Nearly everybody chose this option. */
  | { readonly kind: 'agreed'; readonly option: string };

export interface TalkFacts {
  /** The overall row as it is published. */
  readonly row: PublishedRow;
  readonly minimum: number;
  /** How many people got the ballot. */
  readonly asked: number;
}

/**
 * The route of a round. It is computed from what is published only, so that it gives nothing away about hidden counts: a
 * talk is left out when the published row proves that too few voted, and people are told that nearly all agree when the
 * row proves that.
 */
export function talkRoute({ row, minimum, asked }: TalkFacts, setting: TalkSetting): TalkRoute {
  const most = mostVoters(row, minimum);
  if (most * 100 < asked * setting.minimumTurnout) return { kind: 'none' };
  if (row.words?.kind === 'nearlyAll') return { kind: 'agreed', option: row.words.option };
  const leader = Object.entries(row.counts).find(
    ([, count]) => count !== null && count * 100 > most * setting.agreement,
  );
  return leader === undefined ? { kind: 'divided' } : { kind: 'agreed', option: leader[0] };
}

/** The most that can have voted, by the row. */
function mostVoters({ counts, words }: PublishedRow, minimum: number): number {
  if (words?.kind === 'few') return FEW * minimum - 1;
  // Said of any number of voters: nobody can have stayed away.
  if (words?.kind === 'most' || words?.kind === 'nearlyAll') return Number.POSITIVE_INFINITY;
  // A hidden count in a row of counts, or in one that is divided, is below the minimum.
  return Object.values(counts).reduce<number>((left, count) => left + (count ?? minimum - 1), 0);
}
