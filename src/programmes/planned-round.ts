import type { Round } from '../rounds/round.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import type { Programme } from './programme.js';
import { type EarlierRound, planNextRound, remainingQueue, takesPlace, weekOf } from './season.js';

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

/**
 * The planned round adapted to the season; null if it follows already or can no longer change. It gets the dilemma and
 * week that the planning would give it now; without a dilemma it stays as it is.
 */
export function followingRound(
  programme: Programme,
  rounds: readonly Round[],
  now: Date,
  isHoliday: IsHoliday,
): { readonly round: Round; readonly change: Pick<Round, 'dilemmaId' | 'plan'> } | null {
  const round = openToChange(rounds, now);
  if (round === undefined) return null;
  const others = rounds.filter((one) => one !== round);
  const meant = planNextRound(programme, others, now, isHoliday);
  if (meant === null) return null;
  const { dilemmaId, plan } = meant;
  const same = dilemmaId === round.dilemmaId && plan.voting.getTime() === round.plan.voting.getTime();
  return same ? null : { round, change: { dilemmaId, plan } };
}

/**
 * Does this round go against the season: its dilemma was taken out, or its week is skipped? That happens when the round
 * was planned at the very moment at which a facilitator changed the season.
 */
export function contradicts({ aside, skippedWeeks }: Programme, round: EarlierRound): boolean {
  return aside.includes(round.dilemmaId) || skippedWeeks.includes(weekOf(round.plan));
}
