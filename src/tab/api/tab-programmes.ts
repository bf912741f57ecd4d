import { z } from 'zod';
import { HttpRefusal } from '../../http/problem.js';
import type { Caller } from '../../http/tab-routes.js';
import type { Language } from '../../language.js';
import { amsterdamDate } from '../../scheduling/calendar.js';
import type { Services } from '../../services.js';
import { readPauseUntil } from '../../understanding/pause-until.js';
import type { MeWire } from '../wire/wire.js';
import type { TypedRoutes } from './typed-routes.js';

const programmeForm = z.object({ programme: z.string().min(1).max(200) });
const pauseForm = programmeForm.extend({ until: z.iso.date().nullable() });

/** Joining, leaving and pausing in one programme. Each gives the person as they are then. */
export function addTabProgrammes(
  routes: TypedRoutes,
  { memberships, comeBack, clock }: Pick<Services, 'memberships' | 'comeBack' | 'clock'>,
  meOf: (caller: Caller) => Promise<MeWire>,
): void {
  routes.post('programmes/join', programmeForm, async ({ programme }, { caller }) => {
    const participant = await memberships.join(caller.participant, programme);
    // Somebody who joins while a vote is open gets the ballot in the chat at once.
    await comeBack(participant);
    return meOf({ ...caller, participant });
  });

  routes.post('programmes/leave', programmeForm, async ({ programme }, { caller }) =>
    meOf({ ...caller, participant: await memberships.leave(caller.participant, programme) }),
  );

  routes.post('programmes/pause', pauseForm, async ({ programme, until }, { caller }) => {
    const day = until === null ? null : pauseDay(until, amsterdamDate(clock.now()), caller.language);
    const participant = await memberships.pause(caller.participant, programme, day);
    if (day === null) await comeBack(participant);
    return meOf({ ...caller, participant });
  });
}

/** The day (ISO date) when it is one until which somebody can pause; refuses with `badRequest`. */
export function pauseDay(until: string, today: string, language: Language): string {
  const reading = readPauseUntil(until, today, language);
  if (reading.kind !== 'until') throw new HttpRefusal(400, 'badRequest');
  return reading.date;
}
