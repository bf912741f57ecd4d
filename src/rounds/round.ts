import { PHASE_TIMES, type RoundPlan, type TimedPhase } from '../scheduling/calendar.js';
import type { TalkSetting } from './talk-route.js';

/**
 * The life of a round. This file alone knows it:
 *
 *   planned → voting → (discussing → revoting →) closed → sealed
 *
 * with `cancelled` from anywhere before `closed`, and then sealed too. A phase without a moment in the plan is skipped.
 * Entering a phase asks for work, done step by step; every step may be run again after a crash. A deadline does not wait
 * for work that hangs, with one exception: nobody is asked again before the first vote was opened (`FIRST_RESULT`).
 */
export const PHASES = ['planned', 'voting', 'discussing', 'revoting', 'closed', 'sealed', 'cancelled'] as const;
export type Phase = (typeof PHASES)[number];

/** The programme of the round with this id (`<programme>-<sequence number>`), without reading the round. */
export function programmeOf(roundId: string): string {
  return roundId.slice(0, roundId.lastIndexOf('-'));
}

/** The phase as people see it: a round is cancelled for them from the moment that somebody asked for it. */
export function shownPhase({ phase, cancelRequestedAt }: Pick<Round, 'phase' | 'cancelRequestedAt'>): Phase {
  return cancelRequestedAt === null ? phase : 'cancelled';
}

/** The work that entering a phase asks for, in this order. */
export const STEPS = {
  planned: [],
  voting: ['openBallotBox', 'ask', 'askUnreached'],
  discussing: ['closeBallotBox', 'drain', 'tally', 'publishFirst', 'match', 'introduce', 'remind'],
  revoting: ['openSecondBallot', 'askAgain'],
  closed: ['closeBallotBox', 'drain', 'tally', 'publish'],
  cancelled: ['closeBallotBox', 'withdraw'],
  sealed: ['destroyVotes', 'linger', 'sweep'],
} as const satisfies Record<Phase, readonly string[]>;
export type Step = (typeof STEPS)[Phase][number];

/**
 * How long the tally waits after the ballot box has closed (ms). A vote that read the box while it was open is stored
 * within the five seconds that a turn may take; counting after twice that time counts every vote that was confirmed.
 */
export const DRAIN_MS = 10_000;

/**
 * How long after the destruction a vote under way may still arrive (ms): longer than any call to the database may take.
 * Late arrivals are swept away; without the key they belong to nobody anyway.
 */
export const LINGER_MS = 60_000;

/** A round is sealed at the latest this long after closing (ms): seven days, as promised on the ballot. */
export const SEAL_AFTER_MS = 7 * 24 * 3_600_000;

/** The steps that are nothing but waiting (ms). */
const WAITS: Readonly<Partial<Record<Step, number>>> = { drain: DRAIN_MS, linger: LINGER_MS };

/** The opening of the first vote. */
const FIRST_RESULT: readonly (Step | null)[] = ['closeBallotBox', 'drain', 'tally', 'publishFirst'];

/** From these steps of the talks on there are matches, so that somebody can become free and be matched anew. */
const MATCHED: readonly (Step | null)[] = ['introduce', 'remind', null];

export interface Round {
  /** Such as `main-7`: the programme and the sequence number. */
  readonly id: string;
  readonly programmeId: string;
  readonly sequence: number;
  readonly dilemmaId: string;
  /** The version of the dilemma on which people vote, fixed when the round opens. Absent: not open yet, or of before it was noted. */
  readonly dilemmaVersion?: number;
  /** Fixed when the round is made: what the ballot promised cannot change afterwards. */
  readonly minimumCount: number;
  readonly plan: RoundPlan;
  readonly phase: Phase;
  readonly phaseSince: Date;
  /** The step that is to be done now, or null when the phase's work is finished. */
  readonly step: Step | null;
  readonly stepSince: Date;
  /** How far the step has come: the last participant id that was dealt with. */
  readonly cursor: string | null;
  readonly cancelRequestedAt: Date | null;
  /** Identifies the click with which a facilitator last opened, closed or stopped the round; absent if unknown. */
  readonly wish?: string;
  /** When people talk, fixed when the round is made. */
  readonly talk: TalkSetting;
  /**
   * The matchings that count, the oldest first. A matching is written under a name of its own and counts from the one
   * write that puts the name here, so nobody ever has two partners, whoever is killed when.
   */
  readonly matchingIds: readonly string[];
  /** How often somebody became free for another match, and up to which of those was looked. */
  readonly freedCount: number;
  readonly rematchedUpTo: number;
}

/** Facts that the rule needs besides the round. */
export interface RoundFacts {
  /** Every card about the end of the round was delivered or given up. */
  readonly messagesSettled: boolean;
}

export type Decision =
  /** Nothing to do before something changes. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'enter'; readonly phase: Phase }
  | { readonly kind: 'run'; readonly step: Step }
  /** Somebody became free during the talks: look for another match. */
  | { readonly kind: 'rematch' }
  /** The whole time for voting passed while nobody was there to open the round: give it a new week. */
  | { readonly kind: 'postpone' };

/** Decides the next action on the round. Called again after each answer until it says `rest`. */
export function decide(round: Round, now: Date, facts: RoundFacts): Decision {
  if (round.cancelRequestedAt !== null && mayBeCancelled(round.phase)) return { kind: 'enter', phase: 'cancelled' };
  const ended = round.phase === 'closed' || round.phase === 'cancelled';
  // Before any step: work that hangs must not keep the key.
  if (ended && now.getTime() >= round.phaseSince.getTime() + SEAL_AFTER_MS) return { kind: 'enter', phase: 'sealed' };
  if (round.phase === 'planned' && now >= endOfVoting(round.plan)) return { kind: 'postpone' };
  const due = duePhase(round, now);
  if (due !== null) return { kind: 'enter', phase: due };
  if (round.freedCount !== round.rematchedUpTo && round.phase === 'discussing' && MATCHED.includes(round.step))
    return { kind: 'rematch' };
  if (round.step !== null) return mustWait(round, now) ? { kind: 'rest' } : { kind: 'run', step: round.step };
  return ended && facts.messagesSettled ? { kind: 'enter', phase: 'sealed' } : { kind: 'rest' };
}

/** The phase that is due; anyone not asked by then can no longer vote. Null if none is. */
function duePhase(round: Round, now: Date): Phase | null {
  const next = nextPlanned(round);
  if (next === null || now < next.at) return null;
  if (round.phase !== 'planned' && now >= round.plan.closed) return 'closed';
  return round.phase === 'discussing' && FIRST_RESULT.includes(round.step) ? null : next.phase;
}

function mustWait({ step, stepSince, plan }: Round, now: Date): boolean {
  if (step === 'remind') return plan.reminding === undefined || now < plan.reminding;
  return step !== null && now.getTime() < stepSince.getTime() + (WAITS[step] ?? 0);
}

/** When the first vote ends by the plan. */
export function endOfVoting(plan: RoundPlan): Date {
  return plan.discussing ?? plan.revoting ?? plan.closed;
}

/** The phase that the plan has after the present one, with its moment; null when no moment is planned any more. */
export function nextPlanned(round: Pick<Round, 'phase' | 'plan'>): { phase: TimedPhase; at: Date } | null {
  if (round.phase === 'sealed' || round.phase === 'cancelled') return null;
  const from = round.phase === 'planned' ? 0 : PHASE_TIMES.indexOf(round.phase) + 1;
  for (const phase of PHASE_TIMES.slice(from)) {
    const at = round.plan[phase];
    if (at !== undefined) return { phase, at };
  }
  return null;
}

/** All moments that are still to come by the plan, in order. */
export function deadlines(round: Pick<Round, 'phase' | 'plan'>): readonly { phase: TimedPhase; at: Date }[] {
  const next = nextPlanned(round);
  if (next === null) return [];
  return PHASE_TIMES.slice(PHASE_TIMES.indexOf(next.phase)).flatMap((phase) => {
    const at = round.plan[phase];
    return at === undefined ? [] : [{ phase, at }];
  });
}

/** The deadlines as people see them: none once the round is cancelled for them. */
export function shownDeadlines(
  round: Pick<Round, 'phase' | 'plan' | 'cancelRequestedAt'>,
): readonly { phase: TimedPhase; at: Date }[] {
  return round.cancelRequestedAt === null ? deadlines(round) : [];
}

/** Initial fields of a phase, for whoever writes the transition. */
export function entering(
  phase: Phase,
  now: Date,
): Pick<Round, 'phase' | 'phaseSince' | 'step' | 'stepSince' | 'cursor'> {
  return { phase, phaseSince: now, step: STEPS[phase][0] ?? null, stepSince: now, cursor: null };
}

/** Fields to write when a step is finished. */
export function finishing(phase: Phase, step: Step, now: Date): Pick<Round, 'step' | 'stepSince' | 'cursor'> {
  const steps: readonly Step[] = STEPS[phase];
  return { step: steps[steps.indexOf(step) + 1] ?? null, stepSince: now, cursor: null };
}

/** Is a ballot of this round there for people? Not before its box is, and not once somebody wants it stopped. */
export function isOpenForVotes(round: Round): boolean {
  if (round.cancelRequestedAt !== null) return false;
  if (round.phase === 'voting') return round.step !== 'openBallotBox';
  return round.phase === 'revoting' && round.step !== 'openSecondBallot';
}

/** Do people talk now: the first vote was opened, the second is still to come, and nobody wants the round stopped? */
export function isTalking(round: Round): boolean {
  return round.phase === 'discussing' && round.cancelRequestedAt === null;
}

/** May a facilitator still stop this round? */
export function mayBeCancelled(phase: Phase): boolean {
  return phase === 'planned' || isUnderWay(phase);
}

/** Were people asked, and may they still vote or talk? */
export function isUnderWay(phase: Phase): boolean {
  return phase === 'voting' || phase === 'discussing' || phase === 'revoting';
}

/** Closed, and not because somebody stopped it: a cancelled round ends up sealed like any other. */
export function wasHeld({ phase, cancelRequestedAt }: Round): boolean {
  return (phase === 'closed' || phase === 'sealed') && cancelRequestedAt === null;
}

/** The plan in which voting opens now; null when the round is past that. */
export function planToOpen(round: Pick<Round, 'phase' | 'plan'>, now: Date): RoundPlan | null {
  return round.phase === 'planned' && endOfVoting(round.plan) > now ? { ...round.plan, voting: now } : null;
}

/** The plan in which the round closes now, without the phases that were still to come; null when it is not open. */
export function planToClose(round: Pick<Round, 'phase' | 'plan'>, now: Date): RoundPlan | null {
  if (!isUnderWay(round.phase)) return null;
  const { voting, discussing, revoting } = round.plan;
  return {
    voting,
    ...(discussing !== undefined && discussing <= now ? { discussing } : {}),
    ...(revoting !== undefined && revoting <= now ? { revoting } : {}),
    closed: now,
  };
}

/** The round is closed, and what is there is only the first vote. */
export function isCountingAgain({ phase, step }: Round): boolean {
  return phase === 'closed' && (step === 'closeBallotBox' || step === 'drain' || step === 'tally');
}
