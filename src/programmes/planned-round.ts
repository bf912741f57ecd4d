import type { Round } from '../rounds/round.js';
import { type IsHoliday, PHASE_TIMES, type RoundPlan } from '../scheduling/calendar.js';
import { openingAfter } from '../scheduling/rhythm.js';
import type { Programme } from './programme.js';
import { type EarlierRound, isAfterEnd, nextOpening, remainingQueue, takesPlace } from './season.js';

/** The planned round that can still get another dilemma or week; undefined: there is none, or its moment has come. */
export function openToChange<R extends EarlierRound>(rounds: readonly R[], now: Date): R | undefined {
  return rounds.find((round) => round.phase === 'planned' && takesPlace(round) && round.plan.voting > now);
}

/** The dilemmas that are still to come, each once, in order; first that of the planned round, while it can be changed. */
export function comingDilemmas(programme: Programme, rounds: readonly EarlierRound[], now: Date): readonly string[] {
  const planned = openToChange(rounds, now);
  const rest = remainingQueue(programme, rounds);
  return [...new Set(planned === undefined ? rest : [planned.dilemmaId, ...rest])];
}

/** The fields of a planned round that follow its programme. */
export type PlannedChange = Pick<Round, 'dilemmaId' | 'plan' | 'minimumCount'>;

/** The change that a planned round is to get; null: it is to be cancelled. */
export interface Following {
  readonly round: Round;
  readonly change: PlannedChange | null;
}

/**
 * The planned round adapted to the season and the rhythm; null if it follows already or can no longer change. It gets the
 * dilemma, the moments and the minimum that the planning would give it now; where no dilemma is left it keeps its own. With
 * `change` null it has no place any more before the end of the programme, and is to be cancelled: its dilemma comes back,
 * and when the end is moved later, its week stays empty.
 */
export function followingRound(
  programme: Programme,
  rounds: readonly Round[],
  now: Date,
  isHoliday: IsHoliday,
): Following | null {
  const round = openToChange(rounds, now);
  if (round === undefined) return null;
  const others = rounds.filter((one) => one !== round);
  const plan = nextOpening(programme, others, now, isHoliday);
  if (plan === null) return { round, change: null };
  const { minimumCount } = programme;
  const dilemmaId = remainingQueue(programme, others)[0] ?? round.dilemmaId;
  const same = dilemmaId === round.dilemmaId && minimumCount === round.minimumCount && isSamePlan(plan, round.plan);
  return same ? null : { round, change: { dilemmaId, plan, minimumCount } };
}

/**
 * Does this planned round go against its programme: its dilemma was taken out, its week is skipped, its moments are not of
 * the rhythm? That happens when the round was planned at the very moment at which a facilitator changed the programme.
 */
export function contradicts(
  programme: Programme,
  round: Pick<Round, 'dilemmaId' | 'plan' | 'minimumCount'>,
  isHoliday: IsHoliday,
): boolean {
  if (programme.aside.includes(round.dilemmaId) || programme.minimumCount !== round.minimumCount) return true;
  const { voting } = round.plan;
  if (voting < programme.startsAt || isAfterEnd(programme, voting)) return true;
  const before = new Date(voting.getTime() - 1);
  return !isSamePlan(openingAfter(programme, programme.skippedWeeks, before, isHoliday), round.plan);
}

function isSamePlan(one: RoundPlan, other: RoundPlan): boolean {
  return [...PHASE_TIMES, 'reminding' as const].every((phase) => one[phase]?.getTime() === other[phase]?.getTime());
}
