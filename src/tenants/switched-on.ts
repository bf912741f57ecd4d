import { tenantOf } from '../participants/participant.js';
import type { Tenant } from './tenant.js';
import type { TenantStore } from './tenant-store.js';

/** The tenants that are switched on: those of the settings, and those that an owner added on screen and did not switch off. */
export interface SwitchedOn {
  /** Ids, as they were at the last look; empty: all of them. The set stays the same one, and its content changes. */
  readonly tenants: ReadonlySet<string>;
  /** Participant ids of owners whose tenant is switched on; a set in the same sense. */
  readonly owners: ReadonlySet<string>;
  /** Is the tenant switched on? */
  readonly has: (tenantId: string) => boolean;
  /** Looks at what this process or another stored; one round trip, none where everybody is let in. */
  readonly refresh: () => Promise<void>;
}

export interface SwitchedOnParts {
  /** Ids from the settings, which nobody can switch off on screen; empty (only outside production): everybody is let in. */
  readonly floor: ReadonlySet<string>;
  /** Participant ids of owners, from the settings. */
  readonly owners: ReadonlySet<string>;
  readonly tenants: Pick<TenantStore, 'all'>;
}

/** Those of the settings, until the first look. */
export function createSwitchedOn({ floor, owners: named, tenants }: SwitchedOnParts): SwitchedOn {
  const on = new Set(floor);
  const owners = new Set<string>();
  const has = (tenantId: string) => floor.size === 0 || on.has(tenantId);

  function follow(all: readonly Tenant[]): void {
    replace(on, [...floor, ...all.filter(({ choice }) => choice === 'on').map(({ id }) => id)]);
    replace(
      owners,
      [...named].filter((id) => has(tenantOf(id))),
    );
  }

  follow([]);
  return {
    tenants: on,
    owners,
    has,
    async refresh() {
      if (floor.size > 0) follow(await tenants.all());
    },
  };
}

/** In place, and without a moment in which what stays is missing. */
function replace(set: Set<string>, ids: readonly string[]): void {
  const wanted = new Set(ids);
  for (const id of wanted) set.add(id);
  for (const id of set) if (!wanted.has(id)) set.delete(id);
}
