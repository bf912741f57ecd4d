import type { Clock } from '../clock.js';
import { isActiveIn } from '../participants/membership.js';
import { ERASED } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { Match } from './match.js';
import { wantsTalk } from './match-people.js';
import type { MatchStore } from './match-store.js';

export interface AbsentParts {
  readonly participants: ParticipantStore;
  readonly matches: MatchStore;
  readonly rounds: RoundStore;
  readonly clock: Clock;
}

/**
 * A matching takes a while, and somebody in it may leave, pause or be erased meanwhile: what they did then found no match
 * to give back. So matches that were just made, and count, are looked at before anybody is told. Whoever is not there any
 * more has said no, the others are looked after by another matching, and of somebody who was erased nothing stays. Gives
 * the matches of which everybody is there. May be run again.
 */
export function createAbsentCheck(parts: AbsentParts): (round: Round, made: readonly Match[]) => Promise<Match[]> {
  const { participants, matches, rounds, clock } = parts;

  return async function releaseAbsent(round, made) {
    const ids = new Set(made.flatMap(({ members }) => members.map(({ id }) => id)));
    ids.delete(ERASED);
    const today = amsterdamDate(clock.now());
    const known = new Map((await participants.getMany([...ids])).map((person) => [person.id, person]));
    const isHere = (id: string) => {
      const person = known.get(id);
      return (
        id === ERASED ||
        (person !== undefined && isActiveIn(person, round.programmeId, today) && wantsTalk(person, round.id))
      );
    };
    const complete: Match[] = [];
    let freed = false;
    for (const match of made) {
      const absent = match.members.map(({ id }) => id).filter((id) => !isHere(id));
      if (absent.length === 0) complete.push(match);
      for (const id of absent) {
        await matches.answer(match.id, id, 'skipped');
        if (!known.has(id)) await matches.erase(id);
      }
      // Even if it was broken before: the process that did so may have died before saying so.
      freed ||= absent.length > 0 && match.state !== 'over' && !match.met;
    }
    if (freed) await rounds.noteFreed(round.id);
    return complete;
  };
}
