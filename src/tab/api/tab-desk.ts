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
}

/**
 * The desk of one programme, for those who facilitate it and nobody else. Changes are noted with their maker.
 */
export function addTabDesk(routes: TypedRoutes, { services, desk, rounds, noteAction }: TabDeskParts): void {
  const { participants, programmes, delivery, rehearse } = services;

  routes.get('desk/round', ({ caller }) => desk.round(caller));
  routes.get('desk/rounds', ({ caller }) => desk.rounds(caller));
  routes.get('desk/participation', ({ caller }) => desk.participation(caller.programme));
  routes.get('desk/log', ({ caller }) => desk.log(caller.language));
  routes.get('desk/delivery/:round', ({ caller, param }) => {
    assertAtDesk(caller, param('round'));
    return desk.delivery(param('round'));
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
    await noteAction(caller.participant.id, 'messages_resend', `${id}:${kind}`);
    return { count: await delivery.resend(id, kind) };
  });

  routes.post('desk/move', moveForm, async ({ code: typed }, { caller }) => {
    const note = (code: string) => noteAction(caller.participant.id, 'move_allow', code);
    return { allowed: await participants.allowMove(typed, note) };
  });

  routes.file('desk/participation.csv', async ({ caller }) => {
    await noteAction(caller.participant.id, 'participation_export', '');
    return new FileAnswer(await desk.participationCsv(caller.programme), CSV, 'spagaat-deelname.csv');
  });

  routes.file('desk/results.csv', async ({ caller }) => {
    await noteAction(caller.participant.id, 'results_export', '');
    return new FileAnswer(await desk.resultsCsv(caller), CSV, 'spagaat-uitslagen.csv');
  });
}
