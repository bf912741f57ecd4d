import type { Phase, Round } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import type { RoundPlan } from '../../src/scheduling/calendar.js';

export const MONDAY = new Date('2026-11-23T08:00:00Z');
export const WEDNESDAY = new Date('2026-11-25T08:00:00Z');
export const THURSDAY = new Date('2026-11-26T08:00:00Z');
export const FRIDAY = new Date('2026-11-27T14:30:00Z');

export const SHORT: RoundPlan = { voting: MONDAY, closed: WEDNESDAY };
export const TALKING: RoundPlan = { voting: MONDAY, discussing: WEDNESDAY, closed: FRIDAY };
export const FULL: RoundPlan = { voting: MONDAY, discussing: WEDNESDAY, revoting: THURSDAY, closed: FRIDAY };

/** A round in a phase whose work is finished, unless told otherwise. */
export function roundIn(phase: Phase, more: Partial<Round> = {}): Round {
  return {
    id: 'main-1',
    programmeId: 'main',
    sequence: 1,
    dilemmaId: 'concept',
    minimumCount: 5,
    plan: SHORT,
    phase,
    phaseSince: MONDAY,
    step: null,
    stepSince: MONDAY,
    cursor: null,
    cancelRequestedAt: null,
    talk: DEFAULT_TALK,
    matchingIds: [],
    freedCount: 0,
    rematchedUpTo: 0,
    ...more,
  };
}

/** The moment `ms` later. */
export function later(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
