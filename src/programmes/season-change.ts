import { weekOf } from '../scheduling/rhythm.js';
import { comingDilemmas, openToChange } from './planned-round.js';
import type { Programme } from './programme.js';
import type { SeasonChange } from './programme-store.js';
import { type EarlierRound, takesPlace } from './season.js';

/**
 * A facilitator's wish for the season. `place` counts from 1: the first dilemma that is still to come, that of the
 * planned round when its moment has not come. `monday`: the week (YYYY-MM-DD).
 */
export type SeasonWish =
  | { readonly kind: 'move'; readonly dilemma: string; readonly place: number }
  | { readonly kind: 'remove'; readonly dilemma: string }
  | { readonly kind: 'add'; readonly dilemma: string }
  /** Several at once, in this order behind those that are to come; one that is to come already stays where it is. */
  | { readonly kind: 'addAll'; readonly dilemmas: readonly string[] }
  | { readonly kind: 'skip'; readonly monday: string }
  | { readonly kind: 'restore'; readonly monday: string };

/** Why a wish cannot be granted, to whoever sees the season as it is. */
export type SeasonRefusal =
  | 'unknownDilemma'
  | 'dilemmaUsed'
  | 'dilemmaQueued'
  | 'dilemmaNotQueued'
  | 'dilemmaNeeded'
  | 'noSuchPlace'
  | 'noSuchWeek'
  | 'weekHeld';

/** Facts that the rule needs besides the programme. */
export interface SeasonFacts {
  readonly rounds: readonly EarlierRound[];
  readonly now: Date;
  readonly isKnown: (dilemmaId: string) => boolean;
  /** The weeks that can be skipped: those of the outlook, in order. */
  readonly weeks: readonly string[];
}

export type ChangedSeason =
  | { readonly kind: 'changed'; readonly change: SeasonChange }
  /** It is so already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly why: SeasonRefusal };

/**
 * The season after this wish. No dilemma is ever in it twice, none that was used moves, and none is lost: what is taken
 * out is put aside. The queue gets the order in which its dilemmas were used and will come.
 */
export function changedSeason(programme: Programme, wish: SeasonWish, facts: SeasonFacts): ChangedSeason {
  const coming = comingDilemmas(programme, facts.rounds, facts.now);
  switch (wish.kind) {
    case 'move':
      return moved(programme, coming, wish);
    case 'remove':
      return removed(programme, coming, wish.dilemma, facts);
    case 'add':
      return added(programme, coming, wish.dilemma, facts);
    case 'addAll':
      return allAdded(programme, coming, wish.dilemmas, facts);
    case 'skip':
      return skipped(programme, coming, wish.monday, facts);
    case 'restore':
      return restored(programme, coming, wish.monday, facts);
  }
}

/** Is the season as this wish wants it, whoever made it so? */
export function isGranted(
  programme: Programme,
  wish: SeasonWish,
  { rounds, now }: Pick<SeasonFacts, 'rounds' | 'now'>,
): boolean {
  const coming = comingDilemmas(programme, rounds, now);
  switch (wish.kind) {
    case 'move':
      return coming[wish.place - 1] === wish.dilemma;
    case 'remove':
      return programme.aside.includes(wish.dilemma) && !coming.includes(wish.dilemma) && !isUsed(wish.dilemma, rounds);
    case 'add':
      return coming.includes(wish.dilemma);
    case 'addAll':
      return wish.dilemmas.every((dilemma) => coming.includes(dilemma));
    case 'skip':
      return programme.skippedWeeks.includes(wish.monday) && openingIn(wish.monday, rounds).length === 0;
    case 'restore':
      return !programme.skippedWeeks.includes(wish.monday);
  }
}

/** Which of these dilemmas can be added: not to come, and not used. In their order. */
export function addable(
  known: readonly string[],
  programme: Programme,
  { rounds, now }: Pick<SeasonFacts, 'rounds' | 'now'>,
): readonly string[] {
  const coming = new Set(comingDilemmas(programme, rounds, now));
  return known.filter((id) => !coming.has(id) && !isUsed(id, rounds));
}

/** Can this week be skipped: no round opens in it that cannot be moved? */
export function maySkip(monday: string, { rounds, now }: Pick<SeasonFacts, 'rounds' | 'now'>): boolean {
  const movable = openToChange(rounds, now);
  return openingIn(monday, rounds).every((round) => round === movable);
}

function moved(
  programme: Programme,
  coming: readonly string[],
  { dilemma, place }: { readonly dilemma: string; readonly place: number },
): ChangedSeason {
  if (!coming.includes(dilemma)) return refused('dilemmaNotQueued');
  if (!Number.isInteger(place) || place < 1 || place > coming.length) return refused('noSuchPlace');
  if (coming[place - 1] === dilemma) return { kind: 'same' };
  const rest = coming.filter((id) => id !== dilemma);
  return ordered(programme, coming, [...rest.slice(0, place - 1), dilemma, ...rest.slice(place - 1)]);
}

function removed(
  programme: Programme,
  coming: readonly string[],
  dilemma: string,
  { rounds, now }: SeasonFacts,
): ChangedSeason {
  if (!coming.includes(dilemma)) return refused('dilemmaNotQueued');
  // A planned round has a dilemma: without another it keeps this one.
  if (coming.length === 1 && openToChange(rounds, now) !== undefined) return refused('dilemmaNeeded');
  const aside = [...programme.aside, dilemma];
  return ordered(
    { ...programme, aside },
    coming,
    coming.filter((id) => id !== dilemma),
  );
}

function added(programme: Programme, coming: readonly string[], dilemma: string, facts: SeasonFacts): ChangedSeason {
  if (!facts.isKnown(dilemma)) return refused('unknownDilemma');
  if (coming.includes(dilemma)) return refused('dilemmaQueued');
  if (isUsed(dilemma, facts.rounds)) return refused('dilemmaUsed');
  return ordered(programme, coming, [...coming, dilemma]);
}

function allAdded(
  programme: Programme,
  coming: readonly string[],
  dilemmas: readonly string[],
  { isKnown, rounds }: SeasonFacts,
): ChangedSeason {
  if (!dilemmas.every(isKnown)) return refused('unknownDilemma');
  const after = [...new Set([...coming, ...dilemmas])];
  if (after.slice(coming.length).some((dilemma) => isUsed(dilemma, rounds))) return refused('dilemmaUsed');
  return after.length === coming.length ? { kind: 'same' } : ordered(programme, coming, after);
}

function skipped(programme: Programme, coming: readonly string[], monday: string, facts: SeasonFacts): ChangedSeason {
  if (!facts.weeks.includes(monday)) return refused('noSuchWeek');
  if (programme.skippedWeeks.includes(monday)) return { kind: 'same' };
  if (!maySkip(monday, facts)) return refused('weekHeld');
  const skippedWeeks = withoutPast([...programme.skippedWeeks, monday], facts);
  return ordered({ ...programme, skippedWeeks }, coming, coming);
}

function restored(programme: Programme, coming: readonly string[], monday: string, facts: SeasonFacts): ChangedSeason {
  if (!facts.weeks.includes(monday)) return refused('noSuchWeek');
  if (!programme.skippedWeeks.includes(monday)) return { kind: 'same' };
  const left = programme.skippedWeeks.filter((week) => week !== monday);
  return ordered({ ...programme, skippedWeeks: withoutPast(left, facts) }, coming, coming);
}

/** Weeks that are over are forgotten, so that the list stays short. */
function withoutPast(mondays: readonly string[], { weeks }: SeasonFacts): readonly string[] {
  return mondays.filter((monday) => monday >= (weeks[0] ?? '')).sort();
}

function refused(why: SeasonRefusal): ChangedSeason {
  return { kind: 'refused', why };
}

/** Used dilemmas come before all others, so the first unused one is always next. */
function ordered(
  { queue, aside, skippedWeeks }: Programme,
  before: readonly string[],
  coming: readonly string[],
): ChangedSeason {
  const used = queue.filter((id) => !before.includes(id) && !coming.includes(id));
  const change = {
    queue: [...new Set([...used, ...coming])],
    aside: [...new Set(aside)].filter((id) => !coming.includes(id)),
    skippedWeeks,
  };
  return { kind: 'changed', change };
}

function isUsed(dilemmaId: string, rounds: readonly EarlierRound[]): boolean {
  return rounds.some((round) => round.dilemmaId === dilemmaId && takesPlace(round));
}

function openingIn(monday: string, rounds: readonly EarlierRound[]): readonly EarlierRound[] {
  return rounds.filter((round) => takesPlace(round) && weekOf(round.plan) === monday);
}
