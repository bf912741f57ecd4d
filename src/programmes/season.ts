import { entering, type Round } from '../rounds/round.js';
import { amsterdamMoment, type IsHoliday, type RoundPlan } from '../scheduling/calendar.js';
import { firstWeekAfter, openingAfter, type Rhythm, weekOf } from '../scheduling/rhythm.js';
import type { Programme } from './programme.js';

/** Facts about earlier rounds for the planning. */
export type EarlierRound = Pick<Round, 'sequence' | 'dilemmaId' | 'phase' | 'plan' | 'cancelRequestedAt'>;

/** The part of a programme that says when rounds open, whatever they are about. */
export type Planning = Rhythm & Pick<Programme, 'startsAt' | 'until' | 'skippedWeeks'>;

/** Dilemmas of the queue that were not used yet, in order. One whose round was cancelled comes back in its place. */
export function remainingQueue(
  programme: Pick<Programme, 'queue'>,
  rounds: readonly Pick<EarlierRound, 'dilemmaId' | 'cancelRequestedAt'>[],
): readonly string[] {
  const used = new Set(rounds.filter(takesPlace).map(({ dilemmaId }) => dilemmaId));
  return programme.queue.filter((dilemmaId) => !used.has(dilemmaId));
}

/** The round to plan now, or why there is none: one is planned, all dilemmas were used, or the last day is over. */
export type NextRound =
  | { readonly kind: 'round'; readonly round: Round }
  | { readonly kind: 'planned' | 'noDilemma' | 'ended' };

/**
 * The next round to store, so that exactly one is always planned, or why there is none. The same rounds give the same id,
 * so two processes that plan at the same time plan one round.
 */
export function nextRound(
  programme: Programme,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
): NextRound {
  if (rounds.some(({ phase }) => phase === 'planned')) return { kind: 'planned' };
  const plan = nextOpening(programme, rounds, now, isHoliday);
  if (plan === null) return { kind: 'ended' };
  const dilemmaId = remainingQueue(programme, rounds)[0];
  if (dilemmaId === undefined) return { kind: 'noDilemma' };
  const sequence = Math.max(0, ...rounds.map((round) => round.sequence)) + 1;
  const round: Round = {
    id: `${programme.id}-${sequence}`,
    programmeId: programme.id,
    sequence,
    dilemmaId,
    minimumCount: programme.minimumCount,
    plan,
    ...entering('planned', now),
    cancelRequestedAt: null,
    talk: programme.talk,
    matchingIds: [],
    freedCount: 0,
    rematchedUpTo: 0,
  };
  return { kind: 'round', round };
}

/** As `nextRound`; null when there is none. */
export function planNextRound(
  programme: Programme,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
): Round | null {
  const next = nextRound(programme, rounds, now, isHoliday);
  return next.kind === 'round' ? next.round : null;
}

/**
 * When a round after all of these opens, whatever it is about; null when that would be after `until`.
 *
 * It opens in the first week that is allowed and at least `everyWeeks` weeks, from Monday to Monday, after the one in which
 * the last of them really opened, or will. So a week that is skipped or a holiday moves all that come after it; a round
 * that was cancelled does not count. It opens after the closing of the last, too, and never in the week of one that was
 * cancelled before it opened.
 */
export function nextOpening(
  programme: Planning,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
): RoundPlan | null {
  const held = rounds.filter(takesPlace);
  const after = Math.max(
    now.getTime(),
    programme.startsAt.getTime() - 1,
    // A round that is cancelled before it opened leaves its week empty.
    ...rounds.map((round) => (takesPlace(round) ? round.plan.closed : round.plan.voting).getTime()),
    held.length === 0 ? 0 : beginOfTurn(programme, held) - 1,
  );
  const plan = openingAfter(programme, programme.skippedWeeks, new Date(after), isHoliday);
  return isAfterEnd(programme, plan.voting) ? null : plan;
}

/** The next of them, as many as asked for; fewer when they are over `until`. Dilemmas are not looked at. */
export function nextOpenings(
  programme: Planning,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
  count: number,
): readonly RoundPlan[] {
  const known = [...rounds];
  const found: RoundPlan[] = [];
  while (found.length < count) {
    const plan = nextOpening(programme, known, now, isHoliday);
    if (plan === null) return found;
    found.push(plan);
    known.push({ sequence: 0, dilemmaId: '', phase: 'closed', plan, cancelRequestedAt: null });
  }
  return found;
}

/** The beginning (ms) of the first week in which the rhythm lets another round open after these. */
function beginOfTurn(programme: Planning, held: readonly EarlierRound[]): number {
  const last = new Date(Math.max(...held.map(({ plan }) => plan.voting.getTime())));
  return amsterdamMoment(firstWeekAfter(weekOf({ voting: last }), programme), '00:00').getTime();
}

/** Not cancelled. The wish is looked at, not the phase: a cancelled round ends up sealed like any other. */
export function takesPlace({ cancelRequestedAt }: Pick<EarlierRound, 'cancelRequestedAt'>): boolean {
  return cancelRequestedAt === null;
}

/** Would a round that opens at this moment open after the last day of the programme? */
export function isAfterEnd({ until }: Pick<Programme, 'until'>, moment: Date): boolean {
  return until !== null && moment > until;
}
