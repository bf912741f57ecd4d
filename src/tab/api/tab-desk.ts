import { z } from 'zod';
import type { NoteAction } from '../../audit/audit-log.js';
import { DomainError } from '../../errors.js';
import { text } from '../../http/form-fields.js';
import { assertAtDesk, type Caller, FileAnswer } from '../../http/tab-routes.js';
import { MESSAGE_KINDS } from '../../outbox/message.js';
import type { Round } from '../../rounds/round.js';
import type { RoundStore } from '../../rounds/round-store.js';
import type { Services } from '../../services.js';
import type { Desk } from '../desk.js';
import type { TypedRoutes } from './typed-routes.js';

const roundForm = z.object({ round: z.string().min(1).max(200) });
const resendForm = roundForm.extend({ kind: z.enum(MESSAGE_KINDS) });

const moveForm = z.object({ code: text(40) });

const CSV = 'text/csv; charset=utf-8';

export interface TabDeskParts {
  readonly services: Pick<Services, 'participants' | 'programmes' | 'delivery' | 'rehearse'>;
  readonly desk: Desk;
  readonly rounds: RoundStore;
  readonly noteAction: NoteAction;
  /** Once in a while for a list that is read again and again. */
  readonly noteReading: NoteAction;
}

/**
 * The desk of one programme, for those who facilitate it and nobody else. Changes are noted with their maker.
 */
export function addTabDesk(routes: TypedRoutes, parts: TabDeskParts): void {
  const { services, desk, rounds, noteAction, noteReading } = parts;
  const { participants, programmes, delivery, rehearse } = services;

  routes.get('desk/round', ({ caller }) => desk.round(caller));
  routes.get('desk/rounds', ({ caller }) => desk.rounds(caller));
  routes.get('desk/participation', ({ caller }) => desk.participation(caller.programme));
  routes.get('desk/delivery/:round', async ({ caller, param }) => {
    const round = param('round');
    assertAtDesk(caller, round);
    const found = await desk.delivery(round);
    if (found.undelivered.length > 0)
      await noteReading(caller.participant.id, 'delivery_read', round, [caller.programme]);
    return found;
  });

  async function roundOf(caller: Caller, id: string): Promise<Round> {
    assertAtDesk(caller, id);
    const round = await rounds.get(id);
    if (round === null) throw new DomainError('unknownRound');
    return round;
  }

  routes.get('desk/rehearsal/:round', async ({ caller, param }) => rehearse(await roundOf(caller, param('round'))));

  for (const wish of ['open', 'close', 'cancel'] as const) {
    routes.post(`desk/round/${wish}`, roundForm, async ({ round }, { caller }) => {
      assertAtDesk(caller, round);
      await programmes[wish](round, caller.participant.id);
      return desk.round(caller);
    });
  }

  routes.post('desk/resend', resendForm, async ({ round, kind }, { caller }) => {
    // The log keeps ids, and not whatever somebody sends as one.
    const { id } = await roundOf(caller, round);
    await noteAction(caller.participant.id, 'messages_resend', `${id}:${kind}`, [caller.programme]);
    return { count: await delivery.resend(id, kind) };
  });

  routes.post('desk/move', moveForm, async ({ code: typed }, { caller }) => {
    const noteFor = (of: readonly string[]) => (code: string) =>
      noteAction(caller.participant.id, 'move_allow', code, of);
    const here = await participants.allowMove(typed, caller.programme, noteFor([caller.programme]));
    return { allowed: here || (caller.owner && (await participants.allowMove(typed, null, noteFor([])))) };
  });

  routes.file('desk/participation.csv', async ({ caller }) => {
    await noteAction(caller.participant.id, 'participation_export', '', [caller.programme]);
    return new FileAnswer(await desk.participationCsv(caller.programme), CSV, 'spagaat-deelname.csv');
  });

  routes.file('desk/results.csv', async ({ caller }) => {
    await noteAction(caller.participant.id, 'results_export', '', [caller.programme]);
    return new FileAnswer(await desk.resultsCsv(caller), CSV, 'spagaat-uitslagen.csv');
  });
}
