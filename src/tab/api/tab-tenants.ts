import { z } from 'zod';
import { text } from '../../http/form-fields.js';
import type { Services } from '../../services.js';
import { ERASED_KINDS } from '../../tenants/tenant-erasing.js';
import { LONGEST_NAME, type TenantOutcome } from '../../tenants/tenant-service.js';
import type { TenantAnswerWire, TenantsWire } from '../wire/owner-wire.js';
import type { TypedRoutes } from './typed-routes.js';

/** Room to say that a text is too long, rather than that the form is wrong. */
const ROOM = 4;
const tenant = z.string().min(1).max(100);
const addForm = z.object({ tenant: text(100), name: text(LONGEST_NAME * ROOM) });
const switchForm = z.object({ tenant, on: z.boolean() });
const eraseForm = z.object({ tenant, typedName: text(LONGEST_NAME * ROOM) });

export interface TabTenantsParts extends Pick<Services, 'tenants'> {
  /** The settings let everybody in. */
  readonly allAreOn: boolean;
}

/** Tenants, for owners: which are on, switching one off and on, and erasing one that is off after looking what that would erase. */
export function addTabTenants(routes: TypedRoutes, { tenants, allAreOn }: TabTenantsParts): void {
  async function list(): Promise<TenantsWire> {
    const all = await tenants.list();
    return {
      tenants: all.map(({ offSince, ...one }) => ({ ...one, offSince: offSince?.toISOString() ?? null })),
      allAreOn,
    };
  }

  async function answer(outcome: TenantOutcome): Promise<TenantAnswerWire> {
    return { ...(await list()), refused: outcome.kind === 'refused' ? outcome.why : null };
  }

  routes.get('owner/tenants', list);

  routes.get('owner/tenants/:tenant/erasure', async ({ param }) => {
    const counts = await tenants.preview(param('tenant'));
    return { counts: counts === null ? null : ERASED_KINDS.map((kind) => ({ kind, count: counts[kind] })) };
  });

  routes.post('owner/tenants/add', addForm, async ({ tenant: id, name }, { caller }) =>
    answer(await tenants.add(caller.participant.id, id, name)),
  );

  routes.post('owner/tenants/switch', switchForm, async ({ tenant: id, on }, { caller }) =>
    answer(await tenants[on ? 'switchOn' : 'switchOff'](caller.participant.id, id)),
  );

  routes.post('owner/tenants/erase', eraseForm, async ({ tenant: id, typedName }, { caller }) =>
    answer(await tenants.erase(caller.participant.id, id, typedName)),
  );
}
