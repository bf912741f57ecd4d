import { readable } from '../participants/membership.js';
import { ERASED, type Participant } from '../participants/participant.js';
import { programmeOf, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { Match } from './match.js';
import type { MatchStore } from './match-store.js';
import type { PastGroup } from './pairing/matching-terms.js';

/** Earlier rounds with talks that are looked back on: half a year of weeks. */
export const HISTORY_ROUNDS = 26;
/** Unanswered matches in a row after which a person's matching is paused. */
export const SILENT_MATCHES = 3;

/** Facts from earlier rounds about the people of this one. */
export interface MatchHistory {
  readonly groups: readonly PastGroup[];
  /** Adds what people did in other programmes (`matches`: all of theirs): partners are old partners wherever they met. */
  addElsewhere(matches: readonly Match[], now: Date): void;
  /** Waited in vain to the end of the last round with talks. */
  readonly leftOutLastRound: ReadonlySet<string>;
  /**
   * True if the last three matches, in whatever programme, all made after `since`, stayed silent. Any answer in the group
   * counts, since someone who talked was present.
   */
  isSilent(participantId: string, since: Date | undefined): boolean;
}

interface Trace {
  readonly madeAt: Date;
  readonly silent: boolean;
}

/**
 * Reads the last 26 rounds of the programme that had talks, before the one with this sequence number. However many
 * programmes there are, no other one is read.
 */
export async function readHistory(
  { rounds, matches }: { readonly rounds: RoundStore; readonly matches: MatchStore },
  { programmeId, sequence }: { readonly programmeId: string; readonly sequence: number },
): Promise<MatchHistory> {
  const earlier = (await withTalks(rounds, { programmeId, sequence })).slice(0, HISTORY_ROUNDS);
  const counting = new Set(
    earlier.flatMap(({ id, matchingIds }) => matchingIds.map((matchingId) => `${id}:${matchingId}`)),
  );
  const last = earlier[0]?.sequence;
  const groups: PastGroup[] = [];
  const leftOutLastRound = new Set<string>();
  const traces = new Map<string, Trace[]>();
  const trace = ({ members, madeAt, met }: Match) => {
    for (const { id, answer } of members) keepTrace(traces, id, { madeAt, silent: answer === null && !met });
  };
  for await (const match of matches.ofRounds(earlier.map(({ id }) => id))) {
    if (match.state === 'over' || !counting.has(`${match.roundId}:${match.matchingId}`)) continue;
    if (match.state === 'waiting' || match.state === 'broken') {
      const inVain = match.sequence === last ? match.members.filter(({ id }) => waitedInVain(match, id)) : [];
      for (const { id } of inVain) leftOutLastRound.add(id);
      continue;
    }
    if (tellsSomething(match)) groups.push(pastGroup(match));
    trace(match);
  }
  return {
    groups,
    leftOutLastRound,
    addElsewhere(all, now) {
      for (const match of elsewhere(all, programmeId)) {
        groups.push(...pastGroupElsewhere(match, sequence, now));
        if (now.getTime() - match.madeAt.getTime() > STILL_TALKING_MS) trace(match);
      }
    },
    isSilent(id, since) {
      const kept = (traces.get(id) ?? []).filter(({ madeAt }) => since === undefined || madeAt > since);
      return kept.length === SILENT_MATCHES && kept.every(({ silent }) => silent);
    },
  };
}

/**
 * Adds what these people did in other programmes. One round trip for those who are or were in another one, however many
 * programmes there are; none when nobody is.
 */
export async function readElsewhere(
  matches: Pick<MatchStore, 'allOfPeople'>,
  people: readonly Participant[],
  history: MatchHistory,
  now: Date,
): Promise<void> {
  const ids = people.filter((one) => readable(one).length > 1).map(({ id }) => id);
  history.addElsewhere(await matches.allOfPeople(ids), now);
}

/** The rounds of the programme that had talks, before the one with this sequence number, the newest first. */
async function withTalks(
  rounds: RoundStore,
  { programmeId, sequence }: Pick<Round, 'programmeId' | 'sequence'>,
): Promise<readonly Round[]> {
  const all = await rounds.ofProgramme(programmeId);
  return all.filter((round) => round.sequence < sequence && round.matchingIds.length > 0);
}

/** The last round with talks before this one; null when there was none. */
export async function lastWithTalks(
  rounds: RoundStore,
  round: Pick<Round, 'programmeId' | 'sequence'>,
): Promise<Round | null> {
  return (await withTalks(rounds, round))[0] ?? null;
}

/**
 * Did this person want a talk and have none in the end? `match` is their newest of that round. Still broken at the end:
 * the no came when there was no time left to look for another match.
 */
export function waitedInVain(match: Match | undefined, participantId: string): boolean {
  if (match?.state !== 'waiting' && match?.state !== 'broken') return false;
  return match.members.some(({ id, answer }) => id === participantId && answer !== 'skipped');
}

/** For the matching: a talk that did not happen uses nothing up, but a trio is a trio. */
export function tellsSomething(match: Match): boolean {
  return match.met || match.members.length > 2;
}

/** A match as the matching wants to know it. */
export function pastGroup({ sequence, members, met }: Match): PastGroup {
  return { round: sequence, members: members.map(({ id }) => id).filter((id) => id !== ERASED), met };
}

/** How long a match elsewhere may still be talked in (ms): a round with talks is over within two weeks. */
const STILL_TALKING_MS = 14 * 24 * 3_600_000;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Those of other programmes that were talks. */
function elsewhere(all: readonly Match[], programmeId: string): readonly Match[] {
  return all.filter(({ state, roundId }) => state === 'talking' && programmeOf(roundId) !== programmeId);
}

/**
 * A match of another programme as this one's matching wants to know it: so many rounds ago as it is weeks. They may still be
 * about to talk there, so that a new match counts as a talk. Empty when it tells nothing, or is more than half a year old.
 */
export function pastGroupElsewhere(match: Match, sequence: number, now: Date): readonly PastGroup[] {
  const age = now.getTime() - match.madeAt.getTime();
  const weeks = Math.max(1, Math.round(age / WEEK_MS));
  const met = match.met || age <= STILL_TALKING_MS;
  if (weeks > HISTORY_ROUNDS || !tellsSomething({ ...match, met })) return [];
  return [{ ...pastGroup(match), round: sequence - weeks, met }];
}

/** Keeps the three newest of a person. */
function keepTrace(traces: Map<string, Trace[]>, id: string, trace: Trace): void {
  if (id === ERASED) return;
  const kept = traces.get(id) ?? [];
  kept.push(trace);
  kept.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  traces.set(id, kept.slice(0, SILENT_MATCHES));
}
