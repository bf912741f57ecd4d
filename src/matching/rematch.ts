import { matchIntent } from '../outbox/message.js';
import { isActiveIn } from '../participants/membership.js';
import { ERASED, type Participant } from '../participants/participant.js';
import { pagesOf, type SaveProgress, type StepOutcome } from '../rounds/paging.js';
import { programmeOf, type Round } from '../rounds/round.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { createAbsentCheck } from './absence-check.js';
import type { Match } from './match.js';
import { lastWithTalks, pastGroup, pastGroupElsewhere, tellsSomething, waitedInVain } from './match-history.js';
import { matchPeopleOf, neighboursOf, seedOf, wantsTalk } from './match-people.js';
import type { MatchingStepsParts } from './matching-parts.js';
import { groupsOf, type NewMatches, smallerMatch, waitingMatch } from './new-matches.js';
import type { PastGroup } from './pairing/matching-terms.js';

/** Somebody who became free, and their former match. */
interface Freed {
  /** People of broken matches and people who waited, each with the match that counted for them until now. */
  readonly people: ReadonlyMap<string, Match>;
  /** Trios of which two are left: they stay together. */
  readonly pairs: readonly { readonly ids: readonly string[]; readonly before: Match }[];
  /** Matches that end when the new ones count. */
  readonly over: readonly string[];
}

/**
 * Looks for another match for people who became free during the talks. Like the first matching, the new one counts from
 * the one write that names it in the round; messages follow from it, and are told again when that was interrupted.
 */
export function createRematch(parts: MatchingStepsParts): (round: Round, save: SaveProgress) => Promise<StepOutcome> {
  const { participants, rounds, ballotBoxes, matches, outbox, municipalities, runMatching, clock, pageSize } = parts;

  const releaseAbsent = createAbsentCheck(parts);

  async function tell(round: Round, matchingId: string): Promise<void> {
    const pageOf = (after: string | null) => matches.pageOfMatching(round.id, matchingId, after, pageSize);
    for await (const page of pagesOf(pageOf, ({ id }) => id, pageSize)) {
      const here = await releaseAbsent(round, page);
      const ids = here.flatMap(({ members }) => members.map(({ id }) => id).filter((id) => id !== ERASED));
      await outbox.enqueue(
        ids.map((id) => matchIntent(round.id, matchingId, id)),
        clock.now(),
      );
    }
  }

  async function findFreed(round: Round): Promise<Freed> {
    const loose = (await matches.loose(round.id)).filter(({ matchingId }) => round.matchingIds.includes(matchingId));
    const ids = loose.flatMap((match) => remaining(match));
    const newest = await matches.newestOf(round.id, round.matchingIds, ids);
    const people = new Map<string, Match>();
    const pairs: Freed['pairs'][number][] = [];
    for (const match of loose) {
      const here = remaining(match).filter((id) => newest.get(id)?.id === match.id);
      if (match.state === 'broken' && here.length > 1) pairs.push({ ids: here, before: match });
      else for (const id of here) people.set(id, match);
    }
    const isReplaced = (match: Match) => remaining(match).every((id) => newest.get(id)?.id !== match.id);
    const over = loose.filter((match) => match.state === 'broken' || isReplaced(match)).map(({ id }) => id);
    return { people, pairs, over };
  }

  /** Those of the freed who still want to talk. */
  async function willing(round: Round, ids: readonly string[]): Promise<readonly Participant[]> {
    const today = amsterdamDate(clock.now());
    const found = await participants.getMany(ids);
    return found.filter(
      (one) => isActiveIn(one, round.programmeId, today) && one.reachable && wantsTalk(one, round.id),
    );
  }

  interface Known {
    /** Those who may get another partner in this round. */
    readonly people: readonly Participant[];
    /** Ids of those who had as many as there are in one round. */
    readonly full: readonly string[];
    readonly history: readonly PastGroup[];
  }

  /**
   * Reads the history of these people as the first matching does: a match that was broken, or left behind by a killed
   * process, does not count.
   */
  async function knownOf(round: Round, willing: readonly Participant[]): Promise<Known> {
    const counts = ({ roundId, matchingId }: Match) => roundId !== round.id || round.matchingIds.includes(matchingId);
    const all = (await matches.allOfPeople(willing.map(({ id }) => id))).filter(counts);
    const here = byMember(all.filter(({ roundId }) => roundId === round.id));
    const isFull = ({ id }: Participant) => timesMatched(here.get(id) ?? [], id, round.matchingIds) >= MOST_MATCHES;
    return {
      people: willing.filter((person) => !isFull(person)),
      full: willing.filter(isFull).map(({ id }) => id),
      history: all.filter(({ state }) => state === 'talking').flatMap((match) => pastOf(match, round, clock.now())),
    };
  }

  /** Those of these people who waited in vain to the end of the last round with talks. */
  async function leftOutBefore(round: Round, people: readonly Participant[]): Promise<ReadonlySet<string>> {
    const last = await lastWithTalks(rounds, round);
    if (last === null) return new Set();
    const ids = people.map(({ id }) => id);
    const newest = await matches.newestOf(last.id, last.matchingIds, ids);
    return new Set(ids.filter((id) => waitedInVain(newest.get(id), id)));
  }

  /** The new matches; none when nothing changes for anybody. */
  async function rearrange(round: Round, { people, pairs }: Freed, where: NewMatches): Promise<Match[]> {
    const made = pairs.map(({ ids, before }, at) => smallerMatch(where, at, ids, before));
    const { people: free, full, history: past } = await knownOf(round, await willing(round, [...people.keys()]));
    // Somebody who was waiting already keeps waiting, and is not told again.
    const leave = (id: string) => {
      if (people.get(id)?.state === 'broken') made.push(waitingMatch(where, made.length, id, 'partnerCouldNot'));
    };
    full.forEach(leave);
    const box = await ballotBoxes.get(round.id);
    if (box === null || free.length === 0) return made;
    const history = { leftOutLastRound: await leftOutBefore(round, free) };
    const gathered = await matchPeopleOf(parts, free, { box, history });
    const matching = await runMatching({
      seed: seedOf(box),
      round: round.sequence,
      people: gathered,
      history: past,
      neighbours: neighboursOf(gathered, municipalities),
    });
    made.push(...groupsOf(matching, where, made.length));
    for (const { id } of matching.left) leave(id);
    return made;
  }

  return async function rematch(round, save) {
    const last = round.matchingIds.at(-1);
    if (last !== undefined && round.matchingIds.length > 1) await tell(round, last);
    const freed = await findFreed(round);
    const matchingId = `${round.matchingIds.length}-${clock.id()}`;
    const made = await rearrange(round, freed, { round, matchingId, madeAt: clock.now() });
    if (made.length > 0) {
      await matches.addAll(made);
      if ((await save({ matchingIds: [...round.matchingIds, matchingId] })) === null) return 'later';
      await tell(round, matchingId);
    }
    const replaced = made.flatMap(({ members }) => members.flatMap(({ id }) => freed.people.get(id)?.id ?? []));
    await matches.markOver([...new Set([...freed.over, ...replaced])]);
    return 'done';
  };
}

/** An earlier match of these people as the matching of this round wants to know it. */
function pastOf(match: Match, { programmeId, sequence }: Round, now: Date): readonly PastGroup[] {
  if (programmeOf(match.roundId) !== programmeId) return pastGroupElsewhere(match, sequence, now);
  return tellsSomething(match) ? [pastGroup(match)] : [];
}

/** The matches of each of their members. */
function byMember(matches: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const own = new Map<string, Match[]>();
  for (const match of matches)
    for (const { id } of match.members) {
      const known = own.get(id);
      if (known === undefined) own.set(id, [match]);
      else known.push(match);
    }
  return own;
}

/** Matches per person in a round: the first, and one more if a partner could not come. */
const MOST_MATCHES = 2;

/**
 * How often this person got partners in a round, by their matches of that round. A trio of which two are left is no new
 * match. Bounded, because each partner may conclude something from being matched: whoever could make a person's matches break,
 * again and again, would choose how many of them there are.
 */
function timesMatched(matches: readonly Match[], id: string, matchingIds: readonly string[]): number {
  const known = new Set([id]);
  const groups = matches.filter(({ members }) => members.length > 1);
  groups.sort((one, other) => matchingIds.indexOf(one.matchingId) - matchingIds.indexOf(other.matchingId));
  return groups.filter(({ members }) => {
    const isNew = members.some((member) => member.id === ERASED || !known.has(member.id));
    for (const member of members) known.add(member.id);
    return isNew;
  }).length;
}

/** Those who remain: everybody but the one who said no. */
function remaining({ members }: Match): string[] {
  return members.filter(({ id, answer }) => id !== ERASED && answer !== 'skipped').map(({ id }) => id);
}
