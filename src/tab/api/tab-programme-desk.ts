import { z } from 'zod';
import type { NoteAction } from '../../audit/audit-log.js';
import { text } from '../../http/form-fields.js';
import { HttpRefusal } from '../../http/problem.js';
import type { Caller } from '../../http/tab-routes.js';
import { PROGRAMME_STATES, type Programme } from '../../programmes/programme.js';
import type { AdminOutcome } from '../../programmes/programme-admin.js';
import { LONGEST_CONTACT, LONGEST_INTRODUCTION, LONGEST_NAME } from '../../programmes/programme-details.js';
import type { Services } from '../../services.js';
import { type ProgrammeDeskParts, programmeDeskWire } from '../programme-desk-model.js';
import type { ProgrammeAnswerWire, ProgrammeDeskWire } from '../wire/programme-desk-wire.js';
import type { TypedRoutes } from './typed-routes.js';

/** Room to say that a text is too long, rather than that the form is wrong. */
const ROOM = 4;
const seen = { revision: z.int().min(0) };
const code = z.string().min(1).max(40);
const makeForm = z.object({ name: text(LONGEST_NAME * ROOM) });
const contact = text(LONGEST_CONTACT * ROOM);
const describeForm = z.object({
  ...seen,
  name: text(LONGEST_NAME * ROOM),
  introduction: z.object({ nl: text(LONGEST_INTRODUCTION * ROOM), en: text(LONGEST_INTRODUCTION * ROOM) }).nullable(),
  organiser: z.object({ name: contact, contact, adviser: contact.nullable() }).nullable(),
  joining: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everybody') }),
    z.object({ kind: z.literal('organisations'), codes: z.array(z.string().min(1).max(100)).max(500) }),
    z.object({ kind: z.literal('invited') }),
  ]),
  organisationKinds: z.array(z.string().min(1).max(40)).max(20).nullable(),
});
const stateForm = z.object({ ...seen, state: z.enum(PROGRAMME_STATES), typedName: text(LONGEST_NAME * ROOM) });
const inviteForm = z.object({ ...seen, until: z.iso.date().nullable() });
const codeForm = z.object({ ...seen, code });
const personForm = z.object({ ...seen, person: z.string().min(1).max(200) });

export interface TabProgrammeDeskParts extends ProgrammeDeskParts, Pick<Services, 'programmeAdmin'> {
  /** Once in a while for a list that is read again and again. */
  readonly noteReading: NoteAction;
}

/**
 * The description of a programme at its desk, with invitations; for owners also making programmes and naming facilitators.
 * Every change names the revision that its maker saw.
 */
export function addTabProgrammeDesk(routes: TypedRoutes, parts: TabProgrammeDeskParts) {
  const { programmeAdmin: admin, directory, noteReading } = parts;

  async function answer(outcome: AdminOutcome, caller: Caller): Promise<ProgrammeAnswerWire> {
    if (outcome.kind === 'refused') throw new HttpRefusal(422, outcome.why);
    return { outcome: outcome.kind, programme: await shown(outcome.programme, caller) };
  }

  /** With the names of those who facilitate it, which stands in the log. */
  async function shown(programme: Programme, caller: Caller): Promise<ProgrammeDeskWire> {
    const wire = await programmeDeskWire(programme, caller, parts);
    if (wire.facilitators.length > 0)
      await noteReading(caller.participant.id, 'facilitators_read', programme.id, [programme.id]);
    return wire;
  }

  routes.get('desk/programme', async ({ caller }) => shown(await admin.read(caller.programme), caller));

  routes.post('desk/programme/describe', describeForm, async ({ revision, ...described }, { caller }) =>
    answer(await admin.describe(caller.programme, revision, described, caller.participant.id), caller),
  );

  routes.post('desk/programme/state', stateForm, async ({ revision, state, typedName }, { caller }) =>
    answer(await admin.setState(caller.programme, revision, state, caller.participant.id, typedName), caller),
  );

  routes.post('desk/programme/invite', inviteForm, async ({ revision, until }, { caller }) =>
    answer(await admin.invite(caller.programme, revision, { kind: 'member', until }, caller.participant.id), caller),
  );

  routes.post('desk/programme/end-invitation', codeForm, async ({ revision, code: ended }, { caller }) =>
    answer(await admin.endInvitation(caller.programme, revision, ended, caller.participant.id), caller),
  );

  routes.get('owner/programmes', async () => ({
    programmes: (await directory.all()).map(({ id, name, state, facilitators }) => ({
      id,
      name,
      state,
      facilitators: facilitators.length,
    })),
  }));

  routes.post('owner/programmes/make', makeForm, async ({ name }, { caller }) =>
    answer(await admin.create(name, caller.participant.id), caller),
  );

  routes.post('owner/programmes/facilitator-code', z.object(seen), async ({ revision }, { caller }) =>
    answer(
      await admin.invite(caller.programme, revision, { kind: 'facilitator', until: null }, caller.participant.id),
      caller,
    ),
  );

  routes.post('owner/programmes/remove-facilitator', personForm, async ({ revision, person }, { caller }) =>
    answer(await admin.removeFacilitator(caller.programme, revision, person, caller.participant.id), caller),
  );
}
