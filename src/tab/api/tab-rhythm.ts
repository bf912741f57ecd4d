import { z } from 'zod';
import { DomainError } from '../../errors.js';
import type { RhythmWish } from '../../programmes/rhythm-wish.js';
import type { Services } from '../../services.js';
import { previewWire, rhythmWire } from '../rhythm-model.js';
import type { TypedRoutes } from './typed-routes.js';

/** Longer than any such value, so that the rules say what is wrong rather than that the form is. */
const short = z.string().max(100);
const time = z.object({ weekday: z.number(), time: short });
const wish = z.object({
  from: short,
  until: short.nullable(),
  weekPlan: z.object({
    voting: time.optional(),
    discussing: time.optional(),
    revoting: time.optional(),
    closed: time.optional(),
  }),
  everyWeeks: z.number(),
  holidays: z.boolean(),
  schoolRegion: short.nullable(),
  minimumCount: z.number(),
}) satisfies z.ZodType<RhythmWish>;
const lookForm = z.object({ wish });
const changeForm = z.object({ revision: z.int().min(0), wish });

/** When the rounds of a programme open: how it is, what a wish would lead to, and changing it. */
export function addTabRhythm(routes: TypedRoutes, { programmes }: Pick<Services, 'programmes'>): void {
  routes.get('desk/programme/rhythm', async ({ caller }) =>
    rhythmWire(there(await programmes.rhythm(caller.programme))),
  );

  routes.post('desk/programme/rhythm/look', lookForm, async (read, { caller }) =>
    previewWire(there(await programmes.previewRhythm(caller.programme, read.wish))),
  );

  routes.post('desk/programme/rhythm/change', changeForm, async (read, { caller }) => {
    const outcome = await programmes.changeRhythm(caller.programme, read.wish, read.revision, caller.participant.id);
    if (outcome.kind === 'refused') return { outcome: 'refused', faults: outcome.faults };
    return { outcome: outcome.kind, rhythm: rhythmWire(outcome.rhythm) };
  });
}

function there<T>(found: T | null): T {
  if (found === null) throw new DomainError('notPossibleNow', 'there is no such programme');
  return found;
}
