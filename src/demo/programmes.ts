import type { Dilemma } from '../dilemmas/dilemma.js';
import { trustedLibrary } from '../dilemmas/dilemma-library.js';
import { defaultProgramme, freshProgramme, type ProgrammeSetting } from '../programmes/programme.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { addDays, amsterdamDate, amsterdamMoment, mondayOf } from '../scheduling/calendar.js';

/** Rounds of the season that is behind the first programme when the demo begins. */
export const PAST_ROUNDS = 3;

/** A region with a programme of its own, beside that of the whole country. */
export const REGION = { id: 'regio-ijssel', name: 'Regio IJssel (demo)', code: 'D4M7R3G5' } as const;

/** Dilemmas in the queue of the region. */
const REGION_DILEMMAS = 6;
const WEEK = 7;

/** When the demo has to begin, so that the past season is over in the week of `now`. */
export function beforeTheSeason(now: Date): Date {
  return amsterdamMoment(addDays(mondayOf(amsterdamDate(now)), -WEEK * PAST_ROUNDS), '00:00');
}

/**
 * Stores two programmes: that of the country, which began with the last dilemmas of the library and goes on with the first after a
 * week off, and that of a region, which begins with it. `now`: the present moment, whatever the clock of the demo says.
 */
export async function makeProgrammes(
  programmes: Pick<ProgrammeStore, 'createIfAbsent'>,
  setting: ProgrammeSetting,
  dilemmas: readonly Dilemma[],
  now: Date,
): Promise<void> {
  const ids = dilemmas.map(({ id }) => id);
  const past = ids.slice(-PAST_ROUNDS);
  const thisWeek = mondayOf(amsterdamDate(now));
  const country = defaultProgramme(setting, trustedLibrary(dilemmas), beforeTheSeason(now));
  await programmes.createIfAbsent({
    ...country,
    queue: [...past, ...ids.filter((id) => !past.includes(id))],
    skippedWeeks: [thisWeek],
  });
  await programmes.createIfAbsent({
    ...freshProgramme(setting, now),
    id: REGION.id,
    name: REGION.name,
    state: 'running',
    skippedWeeks: [thisWeek],
    introduction: {
      nl: 'Voor wie in de IJsselregio met andere gemeenten samenwerkt.',
      en: 'For those who work with other municipalities in the IJssel region.',
    },
    organiser: { name: 'Academie IJssel (demo)', contact: 'academie@example.nl', adviser: null },
    queue: ids.slice(-PAST_ROUNDS - REGION_DILEMMAS, -PAST_ROUNDS).reverse(),
    invitations: [{ code: REGION.code, kind: 'member', madeAt: now, until: null, isEnded: false, usedBy: null }],
  });
}
