import { reasonsLeft } from './left-reasons.js';
import { type MatchGroup, type MatchInput, type Matching, WISHES, type Wish } from './matching-terms.js';
import { createPairContext } from './pair-context.js';
import { bestPlacement } from './placement.js';
import { createRoster, type Roster } from './roster.js';

/**
 * Decides who talks with whom, by priority: as few people as possible are left out; nobody who was left out last time
 * is left out while somebody else could be; the weight of all pairs is high. Never two people of one municipality or
 * with one on the other's list; never the same person in a trio twice running. The order of the people does not matter.
 *
 * The number of pairs is the largest there is, exactly, and up to 1,200 people their weight is the highest there is,
 * exactly. With more the weight is the highest within parts of 300, each a miniature of the whole, which is within one
 * percent of the highest there is (`npm run bench`). Trios are found exactly up to 40 people; with more, those that a
 * pair can become.
 */
export function matchPeople(input: MatchInput): Matching {
  const people = [...input.people].sort((one, other) => (one.id < other.id ? -1 : 1));
  const available = people.filter(({ wantsToTalk }) => wantsToTalk);
  const roster = createRoster(available, createPairContext(input));
  const { groups, left } = bestPlacement(roster);
  const why = reasonsLeft(roster, left);
  const unwilling = people.filter(({ wantsToTalk }) => !wantsToTalk);
  const made = groups.map((members) => groupOf(roster, members)).sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
  return {
    groups: made,
    left: [
      ...unwilling.map(({ id }) => ({ id, why: 'doesNotWantToTalk' as const })),
      ...left.map((person, at) => ({ id: roster.ids[person] ?? '', why: why[at] ?? 'oddOneOut' })),
    ].sort((one, other) => (one.id < other.id ? -1 : 1)),
    totalWeight: made.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function firstOf({ members }: MatchGroup): string {
  return members[0] ?? '';
}

function groupOf(roster: Roster, members: readonly number[]): MatchGroup {
  const pairs = members.flatMap((one, at) => members.slice(at + 1).map((other) => [one, other] as const));
  const verdicts = pairs.map(([one, other]) => roster.verdicts(one, other));
  const all = (wish: Wish, verdict: boolean) => verdicts.every((each) => each[wish] === verdict);
  return {
    members: members.map((person) => roster.ids[person] ?? '').sort(),
    weight: pairs.reduce((sum, [one, other]) => sum + roster.weight(one, other), 0),
    why: WISHES.filter((wish) => all(wish, true)),
    bent: WISHES.filter((wish) => verdicts.some((each) => each[wish] === false) && !isUnknown(wish, verdicts)),
  };
}

/** Somebody's vote is unknown, so nothing can be said about the group. */
function isUnknown(wish: Wish, verdicts: readonly Readonly<Record<Wish, boolean | null>>[]): boolean {
  return verdicts.some((each) => each[wish] === null);
}
