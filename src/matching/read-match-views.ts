import { ERASED, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { linkAccountOf } from '../participants/teams-member.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import type { RoundResult } from '../rounds/result.js';
import type { ResultStore } from '../rounds/result-store.js';
import type { Round } from '../rounds/round.js';
import type { Match } from './match.js';
import type { MatchStore } from './match-store.js';
import type { MatchView, Partner, TalkTopic } from './match-view.js';
import { type NoisedVotesParts, noisedVotesOf } from './noised-votes.js';

export interface MatchViewsParts extends NoisedVotesParts {
  readonly matches: MatchStore;
  readonly participants: ParticipantStore;
  readonly results: ResultStore;
  readonly ballotBoxes: BallotBoxStore;
}

/** The same people as Teams knows them now: accounts change, and a link to an old one leads nowhere. */
export type Renewed = (people: readonly Participant[]) => Promise<readonly Participant[]>;

/**
 * Views of these people on the matches of a round, by participant id. The number of round trips does not grow with
 * theirs. The round must have had its first vote opened.
 */
export function createMatchViews(parts: MatchViewsParts) {
  const { matches, participants, results, ballotBoxes, dilemmas } = parts;

  return async function matchViews(
    people: readonly Participant[],
    round: Round,
    renewed: Renewed = async (known) => known,
  ): Promise<ReadonlyMap<string, MatchView>> {
    const [result, newest] = await Promise.all([
      results.get(round.id),
      matches.newestOf(
        round.id,
        round.matchingIds,
        people.map(({ id }) => id),
      ),
    ]);
    const groups = [...newest.values()].filter(({ members }) => members.length > 1);
    const ids = [...new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)))];
    const others = new Map((await renewed(await participants.getMany(ids))).map((one) => [one.id, one]));
    const different = await differing(groups, round, others);
    return new Map(
      people.map((person) => {
        const match = newest.get(person.id);
        return [person.id, viewOf(person, round, result, match, { others, different })];
      }),
    );
  };

  interface Known {
    readonly others: ReadonlyMap<string, Participant>;
    /** Ids of the pairs whose noised votes differ. */
    readonly different: ReadonlySet<string>;
  }

  function viewOf(
    person: Participant,
    round: Round,
    result: RoundResult | null,
    match: Match | undefined,
    known: Known,
  ): MatchView {
    if (match === undefined) return viewWithoutMatch(person, round, result);
    const own = match.members.find(({ id }) => id === person.id);
    if (own?.answer === 'skipped') return { kind: 'declined' };
    if (match.waitingFor !== null) return { kind: 'waiting', matchingId: match.matchingId, reason: match.waitingFor };
    // Somebody else said no, and another match is being looked for.
    if (match.state !== 'talking') return { kind: 'waiting', matchingId: match.matchingId, reason: 'partnerCouldNot' };
    const partners = partnersOf(person, match, known.others);
    // Everybody else was erased, too late for another match.
    if (partners.length === 0 && !match.met)
      return { kind: 'waiting', matchingId: match.matchingId, reason: 'partnerCouldNot' };
    const dilemma = dilemmas.shownIn(round);
    if (dilemma === undefined) return { kind: 'none', nextAt: null };
    return {
      kind: 'matched',
      matchId: match.id,
      matchingId: match.matchingId,
      roundId: round.id,
      dilemma,
      partners,
      sharedChallenges: sharedBy(match.members.flatMap(({ id }) => known.others.get(id) ?? [])),
      why: match.why,
      bent: match.bent,
      differentVote: known.different.has(match.id),
      topic: topicOf(result, dilemma.text.nl.whatIf !== undefined),
      until: round.plan.revoting ?? round.plan.closed,
      met: match.met,
      answered: own?.answer !== null,
      replaced: round.matchingIds.indexOf(match.matchingId) > 0,
    };
  }

  /** By the noised votes alone, so that the card reveals nothing beyond the match itself. */
  async function differing(
    groups: readonly Match[],
    round: Round,
    people: ReadonlyMap<string, Participant>,
  ): Promise<ReadonlySet<string>> {
    const pairs = groups.filter(({ members, state }) => members.length === 2 && state === 'talking');
    const members = pairs.flatMap((pair) => pair.members.flatMap(({ id }) => people.get(id) ?? []));
    if (!members.some(({ seeksDifference }) => seeksDifference === true)) return new Set();
    const box = await ballotBoxes.get(round.id);
    if (box === null) return new Set();
    const noised = await noisedVotesOf(parts, members, box);
    const told = pairs.filter((pair) => {
      const [one, other] = pair.members.map(({ id }) => noised.get(id));
      return one !== undefined && other !== undefined && one !== other;
    });
    return new Set(told.map(({ id }) => id));
  }
}

function viewWithoutMatch(person: Participant, round: Round, result: RoundResult | null): MatchView {
  if (!person.wantsToTalk) return { kind: 'talksOff' };
  if (person.talksPausedAt !== undefined) return { kind: 'talksPaused' };
  if (person.skipsRounds.includes(round.id)) return { kind: 'skipsWeek', roundId: round.id };
  if (result?.talk?.kind === 'none') return { kind: 'noTalk' };
  return { kind: 'none', nextAt: null };
}

/** The others of a match as this person sees them, from whoever is still known of them. */
export function partnersOf(person: Participant, match: Match, others: ReadonlyMap<string, Participant>): Partner[] {
  return match.members.flatMap(({ id }, member) => {
    const other = others.get(id);
    // Somebody whose tenant is switched off is about to be taken out of the match.
    if (id === person.id || id === ERASED || other === undefined || other.standing === 'off') return [];
    return [
      {
        name: other.name,
        municipality: other.municipality ?? null,
        role: other.role ?? null,
        challenges: other.challenges,
        userPrincipalName: linkAccountOf(other),
        member,
        avoided: person.avoid.includes(id),
      },
    ];
  });
}

function sharedBy(people: readonly Participant[]): readonly string[] {
  const [first, ...rest] = people;
  return (first?.challenges ?? []).filter((id) => rest.every(({ challenges }) => challenges.includes(id)));
}

function topicOf(result: RoundResult | null, hasTwist: boolean): TalkTopic {
  const first = result?.ballots.first;
  if (result?.talk?.kind !== 'agreed' || first === undefined) return { kind: 'plain' };
  const leader = result.talk.option;
  const others = Object.entries(first.tally.overall)
    .filter(([option, count]) => option !== leader && count !== null)
    .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0));
  for (const [option] of others) {
    const reason = first.reasons[option]?.[0];
    if (reason !== undefined) return { kind: 'minority', option, reason };
  }
  return hasTwist ? { kind: 'whatIf' } : { kind: 'plain' };
}
