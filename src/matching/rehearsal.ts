import type { Clock } from '../clock.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { isActiveIn } from '../participants/membership.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { pagesOf } from '../rounds/paging.js';
import { whatMayBePublished } from '../rounds/published.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { KeptWish } from './match.js';
import { type MatchHistory, readElsewhere, readHistory } from './match-history.js';
import { neighboursOf, peopleWithoutVotes, wantsTalk } from './match-people.js';
import type { MatchStore } from './match-store.js';
import type { LeftReason, MatchGroup, MatchInput, Matching, MatchPerson } from './pairing/matching-terms.js';

/** The wishes that a trial can tell about. */
export const REHEARSED_WISHES: readonly KeptWish[] = [
  'newPartner',
  'sharedChallenge',
  'notNeighbours',
  'comparableSize',
];

/** Facts about people and not about places: of these a small count may tell about somebody. */
const PERSONAL: readonly KeptWish[] = ['newPartner', 'sharedChallenge'];

/** How a matching would go now, in numbers. */
export interface Rehearsal {
  readonly people: number;
  readonly pairs: number;
  readonly trios: number;
  readonly left: readonly { readonly why: LeftReason; readonly count: number }[];
  /** In how many groups each wish would hold and had to be bent; null: too few to show. */
  readonly wishes: readonly { readonly wish: KeptWish; readonly holds: number | null; readonly bent: number | null }[];
}

export interface RehearsalParts {
  readonly participants: ParticipantStore;
  readonly rounds: RoundStore;
  readonly matches: MatchStore;
  readonly municipalities: OrganisationRegister;
  readonly runMatching: (input: MatchInput) => Promise<Matching>;
  readonly clock: Clock;
}

/** The round that is rehearsed. */
export interface RehearsedRound {
  readonly id: string;
  readonly programmeId: string;
  readonly sequence: number;
  readonly minimumCount: number;
}

const PAGE = 500;

/**
 * A trial of the matching: can everybody be placed, and which wishes would have to be bent? Nothing is stored or sent.
 *
 * It knows no vote and nobody's list of people to avoid, and it has a seed of its own. So however often it is run, it
 * reveals nothing about the real matching beyond what municipalities and profiles tell. It returns no groups: only the
 * people themselves know whom they talked with, and a pair that is not made again would tell.
 */
export function createRehearsal(parts: RehearsalParts): (round: RehearsedRound) => Promise<Rehearsal> {
  const { participants, rounds, matches, municipalities, runMatching, clock } = parts;

  async function willing(round: RehearsedRound, history: MatchHistory): Promise<MatchPerson[]> {
    const today = amsterdamDate(clock.now());
    const people: MatchPerson[] = [];
    const pageOf = (after: string | null) => participants.pageOfActive(round.programmeId, today, after, PAGE);
    for await (const page of pagesOf(pageOf, ({ id }) => id, PAGE)) {
      const some = page.filter((person) => isActiveIn(person, round.programmeId, today) && wantsTalk(person, round.id));
      await readElsewhere(matches, some, history, clock.now());
      people.push(...peopleWithoutVotes(municipalities, some, history).map((person) => ({ ...person, avoid: [] })));
    }
    return people;
  }

  return async (round) => {
    const history = await readHistory({ rounds, matches }, round);
    const people = await willing(round, history);
    const { sequence } = round;
    const neighbours = neighboursOf(people, municipalities);
    const matching = await runMatching({
      seed: sequence,
      round: sequence,
      people,
      history: history.groups,
      neighbours,
    });
    return inNumbers(matching, people.length, round.minimumCount);
  };
}

function inNumbers({ groups, left }: Matching, people: number, minimum: number): Rehearsal {
  const reasons = new Map<LeftReason, number>();
  for (const { why } of left) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return {
    people,
    pairs: groups.filter(({ members }) => members.length === 2).length,
    trios: groups.filter(({ members }) => members.length === 3).length,
    left: [...reasons].map(([why, count]) => ({ why, count })),
    wishes: REHEARSED_WISHES.map((wish) => wishInNumbers(wish, groups, minimum)),
  };
}

/** No small numbers for a personal wish; a place identifies nobody. */
function wishInNumbers(wish: KeptWish, groups: readonly MatchGroup[], minimum: number): Rehearsal['wishes'][number] {
  const bent = groups.filter((group) => group.bent.includes(wish)).length;
  const holds = groups.length - bent;
  return PERSONAL.includes(wish) ? { wish, ...whatMayBePublished.halves(holds, bent, minimum) } : { wish, holds, bent };
}
