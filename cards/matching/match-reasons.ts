import { escapeMarkdown } from '../escape.js';
import type { TemplateData } from '../render.js';
import type { Text, TextKey } from '../text.js';

/** Wishes for people who talk, by the names used in matching. Whether they voted alike is not among them. */
export type WishName = 'newPartner' | 'sharedChallenge' | 'notNeighbours' | 'comparableSize';

/** The wishes that were met for the people in a match. */
export interface MatchReasons {
  readonly why: readonly WishName[];
  readonly differentVote: boolean;
  readonly sharedChallenges: readonly string[];
}

const WHY: Readonly<Record<Exclude<WishName, 'sharedChallenge'>, TextKey>> = {
  newPartner: 'match.whyNewPartner',
  notNeighbours: 'match.whyNotNeighbours',
  comparableSize: 'match.whyComparableSize',
};

/** In a pair; in a trio it holds for some of the three only, so that the words differ. */
const BENT: Readonly<Record<WishName, { readonly pair: TextKey; readonly trio: TextKey }>> = {
  newPartner: { pair: 'match.bentNewPartner', trio: 'match.bentNewPartnerTrio' },
  sharedChallenge: { pair: 'match.bentSharedChallenge', trio: 'match.bentSharedChallengeTrio' },
  notNeighbours: { pair: 'match.bentNotNeighbours', trio: 'match.bentNotNeighboursTrio' },
  comparableSize: { pair: 'match.bentComparableSize', trio: 'match.bentComparableSize' },
};

/** Why these people, a line each. That they work at different municipalities always holds, so it is always said. */
export function whyLines({ why, differentVote, sharedChallenges }: MatchReasons, text: Text): readonly TemplateData[] {
  const wishes = why.flatMap((wish) => (wish === 'sharedChallenge' ? shared(sharedChallenges, text) : text(WHY[wish])));
  const votes = differentVote ? [text('match.whyDifferentVote')] : [];
  return [text('match.whyMunicipality'), ...votes, ...wishes].map((line) => ({ line }));
}

/** The wishes dropped to give everybody a talk, one line each. */
export function bentLines(bent: readonly WishName[], isTrio: boolean, text: Text): readonly TemplateData[] {
  return bent.map((wish) => ({ line: text(BENT[wish][isTrio ? 'trio' : 'pair']) }));
}

/** Without a name there is nothing to say: three people may share a challenge two by two and none all together. */
function shared(challenges: readonly string[], text: Text): readonly string[] {
  if (challenges.length === 0) return [];
  return [text('match.whySharedChallenge', { count: challenges.length, names: escapeMarkdown(challenges.join(', ')) })];
}
