import { z } from 'zod';
import { text } from '../../http/form-fields.js';
import { HttpRefusal } from '../../http/problem.js';
import { type Organisation, SIZE_CLASSES } from '../../organisations/organisation.js';
import {
  LONGEST_NAME,
  type MergerOutcome,
  type OrganisationOutcome,
  provincesIn,
} from '../../organisations/organisation-service.js';
import type { ParticipantStore } from '../../participants/participant-store.js';
import { amsterdamDate } from '../../scheduling/calendar.js';
import type { Services } from '../../services.js';
import type { OrganisationAnswerWire, OrganisationWire } from '../wire/owner-wire.js';
import type { TypedRoutes } from './typed-routes.js';

/** Organisations in a list. */
const LISTED = 50;
/** A smaller number of people of one organisation is not told: it could be somebody. */
const MINIMUM = 5;
/** Room to say that a text is too long, rather than that the form is wrong. */
const ROOM = 4;
const code = z.string().min(1).max(100);
const name = text(LONGEST_NAME * ROOM);
const addForm = z.object({
  kind: text(40),
  name,
  code: text(40),
  anyway: z.boolean(),
  sizeClass: z.literal(SIZE_CLASSES).nullable(),
  province: z.string().max(100).nullable(),
  neighbours: z.array(code).max(100),
});
const renameForm = z.object({ code, name, anyway: z.boolean() });
const mergeForm = z.object({ from: code, into: code, on: text(20) });

export interface TabOrganisationsParts
  extends Pick<Services, 'organisations' | 'municipalities' | 'directory' | 'clock'> {
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'countWorkers'>;
}

/** Organisations and their mergers, for owners: finding, adding, renaming, and a look at a merger before it is set. */
export function addTabOrganisations(routes: TypedRoutes, parts: TabOrganisationsParts): void {
  const { organisations, municipalities, directory, everybody, clock } = parts;

  const wire = ({ code: id, kind, label, province, sizeClass }: Organisation): OrganisationWire => ({
    code: id,
    kind,
    name: label,
    province: province ?? null,
    sizeClass: sizeClass ?? null,
    isAdded: organisations.isAdded(id),
  });
  const named = (id: string) => ({ code: id, name: municipalities.get(id)?.label ?? id });

  function answer(outcome: OrganisationOutcome | MergerOutcome): OrganisationAnswerWire {
    return {
      saved: outcome.kind === 'saved',
      refused: outcome.kind === 'refused' ? outcome.why : null,
      similar: outcome.kind === 'similar' ? outcome.organisations.map(wire) : [],
    };
  }

  routes.get('owner/organisations', async ({ query }) => {
    const found = await organisations.search(query('name'), LISTED);
    const { mergers } = await organisations.list();
    const today = amsterdamDate(clock.now());
    return {
      organisations: found.map(wire),
      mergers: mergers.map(({ from, into, on }) => ({
        from: named(from),
        into: named(into),
        on,
        canCancel: on > today,
      })),
      provinces: provincesIn(municipalities),
      longestName: LONGEST_NAME,
    };
  });

  routes.get('owner/organisations/merger', async ({ query }) => {
    const [from, into] = [query('from'), query('into')];
    await municipalities.refresh();
    if (municipalities.get(from) === undefined || municipalities.get(into) === undefined)
      throw new HttpRefusal(400, 'badRequest', {}, 'from');
    const count = await everybody.countWorkers(from);
    const open = (await directory.all()).filter(
      ({ joining, state }) => joining.kind === 'organisations' && state !== 'ended' && joining.codes.includes(from),
    );
    return {
      from: named(from),
      into: named(into),
      people: count < MINIMUM ? null : count,
      minimum: MINIMUM,
      programmes: open.map((programme) => programme.name),
    };
  });

  routes.post('owner/organisations/add', addForm, async ({ sizeClass, province, ...form }, { caller }) => {
    const size = sizeClass === null ? {} : { sizeClass };
    const place = province === null ? {} : { province };
    return answer(await organisations.add(caller.participant.id, { ...form, ...size, ...place }));
  });

  routes.post('owner/organisations/rename', renameForm, async ({ code: id, ...form }, { caller }) =>
    answer(await organisations.rename(caller.participant.id, id, form)),
  );

  routes.post('owner/organisations/merge', mergeForm, async (merger, { caller }) =>
    answer(await organisations.merge(caller.participant.id, merger)),
  );

  routes.post('owner/organisations/keep', z.object({ from: code }), async ({ from }, { caller }) =>
    answer(await organisations.cancelMerger(caller.participant.id, from)),
  );
}
