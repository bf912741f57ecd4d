import { ERASED } from '../participants/participant.js';
import type { Round } from '../rounds/round.js';
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
  /** Waited in vain to the end of the last round with talks. */
  readonly leftOutLastRound: ReadonlySet<string>;
  /**
   * True if the last three matches, all made after `since`, stayed silent. Any answer in the group counts, since
   * someone who talked was present.
   */
  isSilent(participantId: string, since: Date | undefined): boolean;
}

interface Trace {
  readonly sequence: number;
  readonly madeAt: Date;
  readonly silent: boolean;
}

/** Reads the last 26 rounds of the programme that had talks, before the one with this sequence number. */
export async function readHistory(
  { rounds, matches }: { readonly rounds: RoundStore; readonly matches: MatchStore },
  { programmeId, sequence }: { readonly programmeId: string; readonly sequence: number },
): Promise<MatchHistory> {
  const earlier = (await withTalks(rounds, { programmeId, sequence })).slice(0, HISTORY_ROUNDS);
  const counting = new Set(earlier.flatMap(({ id, attempts }) => attempts.map((attempt) => `${id}:${attempt}`)));
  const last = earlier[0]?.sequence;
  const groups: PastGroup[] = [];
  const leftOutLastRound = new Set<string>();
  const traces = new Map<string, Trace[]>();
  for await (const match of matches.ofRounds(earlier.map(({ id }) => id))) {
    if (match.state === 'over' || !counting.has(`${match.roundId}:${match.attempt}`)) continue;
    if (match.state === 'waiting' || match.state === 'broken') {
      const inVain = match.sequence === last ? match.members.filter(({ id }) => waitedInVain(match, id)) : [];
      for (const { id } of inVain) leftOutLastRound.add(id);
      continue;
    }
    if (tellsSomething(match)) groups.push(pastGroup(match));
    for (const { id, answer } of match.members) {
      keepTrace(traces, id, { sequence: match.sequence, madeAt: match.madeAt, silent: answer === null && !match.met });
    }
  }
  return {
    groups,
    leftOutLastRound,
    isSilent(id, since) {
      const kept = (traces.get(id) ?? []).filter(({ madeAt }) => since === undefined || madeAt > since);
      return kept.length === SILENT_MATCHES && kept.every(({ silent }) => silent);
    },
  };
}

/** The rounds of the programme that had talks, before the one with this sequence number, the newest first. */
async function withTalks(
  rounds: RoundStore,
  { programmeId, sequence }: Pick<Round, 'programmeId' | 'sequence'>,
): Promise<readonly Round[]> {
  const all = await rounds.ofProgramme(programmeId);
  return all.filter((round) => round.sequence < sequence && round.attempts.length > 0);
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

/** Keeps the three newest of a person. */
function keepTrace(traces: Map<string, Trace[]>, id: string, trace: Trace): void {
  if (id === ERASED) return;
  const kept = traces.get(id) ?? [];
  kept.push(trace);
  kept.sort((a, b) => b.sequence - a.sequence);
  traces.set(id, kept.slice(0, SILENT_MATCHES));
}
