import { z } from 'zod';
import type { NoteAction } from '../audit/audit-log.js';
import { charactersIn } from '../characters.js';
import type { Clock } from '../clock.js';
import type { SwitchedOn } from './switched-on.js';
import type { Tenant } from './tenant.js';
import type { QuickCounts, TenantErasing } from './tenant-erasing.js';
import type { TenantStore } from './tenant-store.js';

/** The longest name (characters). */
export const LONGEST_NAME = 100;

/**
 * `settings`: the settings switch it on, and nobody can switch it off on screen. `erasing`: an owner asked to erase it, which
 * the timer is doing.
 */
export type TenantState = 'settings' | 'on' | 'off' | 'erasing';

export interface ListedTenant {
  readonly id: string;
  /** Null: nobody gave it one. */
  readonly name: string | null;
  readonly state: TenantState;
  /** Null: it is on, or nobody of it was ever there. */
  readonly offSince: Date | null;
}

/**
 * `allAreOn`: the settings let everybody in. `ownTenant`: whoever switches it off would be locked out. `changed`: somebody else
 * did something about it, so look again.
 */
export type TenantRefusal =
  | 'idWrong'
  | 'nameMissing'
  | 'nameTooLong'
  | 'allAreOn'
  | 'inSettings'
  | 'ownTenant'
  | 'unknownTenant'
  | 'stillOn'
  | 'nameDiffers'
  | 'changed';

export type TenantOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: TenantRefusal };

/** The use cases of an owner; the caller checks permission. `who`: participant id of the owner, noted in the log just before a change. */
export interface TenantService {
  /** Those of the settings, those that were added, and those that are off and of which something is kept; by name, then id. */
  list(): Promise<readonly ListedTenant[]>;
  /** Switches a tenant on that the settings do not name. One that was added before gets the name. */
  add(who: string, id: string, name: string): Promise<TenantOutcome>;
  /** It leaves every programme at once: the timer looks after everybody who waits for its people. Idempotent. */
  switchOff(who: string, id: string): Promise<TenantOutcome>;
  /** On again, with everything that is kept. Idempotent. */
  switchOn(who: string, id: string): Promise<TenantOutcome>;
  /** Counts what `erase` would erase now, of many people only how many they are; null where it is on or unknown. Writes nothing. */
  preview(id: string): Promise<QuickCounts | null>;
  /** Has the timer erase all of a tenant that is off. `typed`: its name; for one without a name its id. */
  erase(who: string, id: string, typed: string): Promise<TenantOutcome>;
}

export interface TenantServiceParts {
  readonly tenants: TenantStore;
  readonly floor: ReadonlySet<string>;
  readonly switchedOn: Pick<SwitchedOn, 'has' | 'refresh'>;
  readonly tenantErasing: Pick<TenantErasing, 'quickPreview'>;
  readonly noteAction: NoteAction;
  readonly wakeScheduler: () => void;
  readonly clock: Pick<Clock, 'now'>;
}

const DONE: TenantOutcome = { kind: 'done' };
const refused = (why: TenantRefusal): TenantOutcome => ({ kind: 'refused', why });

/** The tenants on this store. */
export function createTenantService(parts: TenantServiceParts): TenantService {
  const { tenants, floor, switchedOn, tenantErasing, noteAction, wakeScheduler, clock } = parts;

  const known = async (id: string): Promise<Tenant | undefined> => (await tenants.all()).find((one) => one.id === id);

  const stateOf = ({ id, choice, eraseAskedAt }: Tenant): TenantState => {
    if (floor.size === 0 || floor.has(id)) return 'settings';
    return eraseAskedAt === undefined ? (choice === 'on' ? 'on' : 'off') : 'erasing';
  };

  /** After a change: this process at once, the others with their next look. */
  async function follow(written: boolean): Promise<TenantOutcome> {
    await switchedOn.refresh();
    wakeScheduler();
    return written ? DONE : refused('changed');
  }

  return {
    async list() {
      const stored = new Map((await tenants.all()).map((one) => [one.id, one]));
      for (const id of floor) stored.set(id, stored.get(id) ?? { id });
      const listed = [...stored.values()]
        .filter(({ id, choice, offSince }) => floor.has(id) || choice !== undefined || offSince !== undefined)
        .map((one) => ({
          id: one.id,
          name: one.name ?? null,
          state: stateOf(one),
          offSince: one.offSince ?? null,
        }));
      const keyOf = ({ name, id }: ListedTenant) => `${name ?? '\uffff'} ${id}`;
      return listed.sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'nl'));
    },

    async add(who, sent, written) {
      const id = sent.trim().toLowerCase();
      const name = written.replace(/[\s\p{C}]+/gu, ' ').trim();
      if (!z.guid().safeParse(id).success) return refused('idWrong');
      if (name === '') return refused('nameMissing');
      if (charactersIn(name) > LONGEST_NAME) return refused('nameTooLong');
      if (floor.size === 0) return refused('allAreOn');
      if (floor.has(id)) return refused('inSettings');
      await noteAction(who, 'tenant_add', id, []);
      return follow(await tenants.choose(id, 'on', name));
    },

    async switchOff(who, id) {
      if (floor.size === 0) return refused('allAreOn');
      if (floor.has(id)) return refused('inSettings');
      if (who.startsWith(`${id}:`)) return refused('ownTenant');
      const now = await known(id);
      if (now === undefined || now.choice === undefined) return refused('unknownTenant');
      if (now.choice === 'off') return DONE;
      await noteAction(who, 'tenant_off', id, []);
      return follow(await tenants.choose(id, 'off'));
    },

    async switchOn(who, id) {
      const now = await known(id);
      if (floor.has(id) || now?.choice === 'on') return DONE;
      if (now === undefined) return refused('unknownTenant');
      if (now.eraseAskedAt !== undefined) return refused('changed');
      await noteAction(who, 'tenant_on', id, []);
      return follow(await tenants.choose(id, 'on'));
    },

    async preview(id) {
      if (switchedOn.has(id) || (await known(id)) === undefined) return null;
      return tenantErasing.quickPreview(id);
    },

    async erase(who, id, typed) {
      const now = await known(id);
      if (now === undefined) return refused('unknownTenant');
      if (stateOf(now) === 'erasing') return DONE;
      if (stateOf(now) !== 'off') return refused('stillOn');
      const isNamed = typed.trim().toLocaleLowerCase('nl') === (now.name ?? id).toLocaleLowerCase('nl');
      if (!isNamed) return refused('nameDiffers');
      await noteAction(who, 'tenant_erase', id, []);
      return follow(await tenants.askErase(id, clock.now()));
    },
  };
}
