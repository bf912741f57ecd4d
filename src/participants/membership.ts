import { DomainError } from '../errors.js';
import { assertTakesPart, isPaused, type Participant, takesPart } from './participant.js';

/** Programmes that somebody can take part in at the same time. */
export const MAXIMUM_PROGRAMMES = 5;

type Member = Pick<Participant, 'standing' | 'memberOf'>;

/** Takes part in this programme now. */
export function isMember(participant: Member, programmeId: string): boolean {
  return takesPart(participant) && participant.memberOf.includes(programmeId);
}

/**
 * May this person read what was published in the programme: taking part now, or having done so? Joining again is not needed to look back.
 */
export function mayRead(participant: Pick<Participant, 'memberships'>, programmeId: string): boolean {
  return Object.hasOwn(participant.memberships, programmeId);
}

/** The programmes that a person takes part in or took part in, by id, those of now first. */
export function readable({ memberOf, memberships }: Pick<Participant, 'memberOf' | 'memberships'>): readonly string[] {
  return [...new Set([...memberOf, ...Object.keys(memberships)])];
}

/** The day of return (ISO date) of a pause in this programme alone; null: no pause there on that day (Europe/Amsterdam). */
export function pausedUntilIn(
  { memberships }: Pick<Participant, 'memberships'>,
  programmeId: string,
  today: string,
): string | null {
  const until = memberships[programmeId]?.pausedUntil ?? '';
  return until > today ? until : null;
}

/** Takes part in this programme and is not pausing on that day, there or everywhere (ISO date, Europe/Amsterdam). */
export function isActiveIn(participant: Participant, programmeId: string, today: string): boolean {
  return (
    isMember(participant, programmeId) &&
    !isPaused(participant, today) &&
    pausedUntilIn(participant, programmeId, today) === null
  );
}

/** A ballot, as far as it tells for whom it is. */
export interface AskedBy {
  readonly programmeId: string;
  /** Whoever is or was in one of these was asked there (`BallotBox.excludes`). */
  readonly excludes?: readonly string[];
  /** Whoever is or was in one of these, and joined since that moment, was asked there (`BallotBox.alsoPut`). */
  readonly alsoPut?: readonly { readonly programmeId: string; readonly at: Date }[];
}

/** May this person vote there? A pause is no obstacle: somebody who comes by may vote. */
export function mayVote(participant: Participant, { programmeId, excludes = [], alsoPut = [] }: AskedBy): boolean {
  const joinedAt = participant.memberships[programmeId]?.joinedAt;
  const wasAskedIn = ({ programmeId: other, at }: { readonly programmeId: string; readonly at: Date }) =>
    mayRead(participant, other) && joinedAt !== undefined && joinedAt >= at;
  return (
    isMember(participant, programmeId) &&
    !excludes.some((other) => mayRead(participant, other)) &&
    !alsoPut.some(wasAskedIn)
  );
}

/** Is this person asked on that day (ISO date, Europe/Amsterdam)? */
export function isAsked(participant: Participant, asked: AskedBy, today: string): boolean {
  return isActiveIn(participant, asked.programmeId, today) && mayVote(participant, asked);
}

/**
 * May this person write there? @throws DomainError `notJoined` for whoever takes no part in anything, `notInProgramme` for whoever
 * takes no part in this programme
 */
export function assertMember(participant: Participant, programmeId: string): void {
  assertTakesPart(participant);
  if (!isMember(participant, programmeId)) throw new DomainError('notInProgramme', programmeId);
}

/** The same for reading, which whoever took part before may do as well. */
export function assertReader(participant: Participant, programmeId: string): void {
  assertTakesPart(participant);
  if (!mayRead(participant, programmeId)) throw new DomainError('notInProgramme', programmeId);
}
