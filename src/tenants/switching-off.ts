import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { type Participant, takesPart } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { SwitchedOn } from './switched-on.js';
import type { TenantStore } from './tenant-store.js';

/** People looked after at a time. */
const PAGE = 25;
/** Time that a process with old settings may run beside those with the new ones (ms). */
const OVERLAP_MS = 24 * 3_600_000;

export interface SwitchingOffParts {
  readonly tenants: TenantStore;
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'tenantAfter' | 'pageOfTenant'>;
  readonly switchedOn: Pick<SwitchedOn, 'tenants' | 'has'>;
  /** Releases everybody from this person, as when somebody leaves. Idempotent. */
  readonly stepOut: (participant: Participant) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Looks after those who wait for people of a tenant that was switched off, on screen or by the settings of this start: some at each call, until
 * nobody is left. May be stopped anywhere, begun anew, and done by several processes at once: what was done is found
 * done. How far it is stays in memory: the id of a person that is stored would outlive the person.
 */
export function createSwitchingOff(parts: SwitchingOffParts): () => Promise<void> {
  const { tenants, everybody, switchedOn, stepOut, clock, log } = parts;
  let compared = false;
  let settled = false;
  let after: string | null = null;
  let seen = '';
  const isOn = switchedOn.has;

  /** Begins anew when tenants were switched on or off while the program runs. */
  function lookForChange(): void {
    const now = [...switchedOn.tenants].sort().join(' ');
    if (now === seen) return;
    seen = now;
    compared = false;
    settled = false;
    after = null;
  }

  /** Notes which tenants are off now and were not at an earlier start, and the other way round. */
  async function compare(): Promise<void> {
    const noted = new Map((await tenants.all()).map((tenant) => [tenant.id, tenant]));
    for (const { id, offSince } of noted.values()) {
      if (offSince !== undefined && isOn(id)) await tenants.noteOn(id);
    }
    if (switchedOn.tenants.size === 0) return;
    for (let id = await everybody.tenantAfter(null); id !== null; id = await everybody.tenantAfter(id)) {
      if (isOn(id)) continue;
      await noteOff(id, noted.get(id)?.offSince);
    }
  }

  async function noteOff(id: string, offSince: Date | undefined): Promise<void> {
    if (offSince === undefined) {
      await tenants.noteOff(id, clock.now());
      log.info({ tenant: id }, 'a tenant is switched off');
    } else if (clock.now().getTime() - offSince.getTime() < OVERLAP_MS) {
      await tenants.noteLookedAfter(id, false);
    }
  }

  async function lookAfterSome(tenantId: string): Promise<void> {
    const page = await everybody.pageOfTenant(tenantId, after, PAGE);
    for (const person of page) if (takesPart(person)) await stepOut(person);
    after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
    if (after === null) await tenants.noteLookedAfter(tenantId, true);
  }

  return async function catchUp() {
    lookForChange();
    if (settled) return;
    if (!compared) await compare();
    compared = true;
    const all = await tenants.all();
    const next = all.find(({ offSince, lookedAfter }) => offSince !== undefined && lookedAfter !== true);
    if (next === undefined) settled = true;
    else await lookAfterSome(next.id);
  };
}
