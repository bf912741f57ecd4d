import { removeChannel } from '../channels/channel-removal.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { DataExport } from '../privacy/data-export.js';
import type { PrivacyService } from '../privacy/privacy-service.js';
import { pagesOf } from '../rounds/paging.js';
import type { TenantStore } from './tenant-store.js';

/** People and channels handled at a time: what is in memory at once, however many there are. */
const PAGE = 25;
const COUNTED = 500;

/** Kinds of data kept of one tenant, in the order shown to an administrator. */
export const ERASED_KINDS = [
  'people',
  'votes',
  'messages',
  'matches',
  'agreements',
  'posts',
  'proposals',
  'audit',
  'channels',
] as const;
type Kind = (typeof ERASED_KINDS)[number];
export type TenantCounts = Readonly<Record<Kind, number>>;
/** The same where nobody waits for an answer of minutes: null was not counted. */
export type QuickCounts = Readonly<Record<Kind, number | null>>;

/** Where there are more people than this (some hundred round trips), a quick look counts nothing but themselves. */
const LOOKED_THROUGH = 100;

/** Everything of one tenant. Whether that tenant is switched off is checked before. */
export interface TenantErasing {
  /** Counts what `erase` would erase now. Writes nothing. */
  preview(tenantId: string): Promise<TenantCounts>;
  /** The same within seconds: of many people their data is not counted. */
  quickPreview(tenantId: string): Promise<QuickCounts>;
  /**
   * Erases all people of the tenant, each as if they had asked for it, its channels, and what is noted about it. Tells what
   * it erased. May be stopped anywhere and run again, also beside itself: what is left is found by the next run.
   */
  erase(tenantId: string): Promise<TenantCounts>;
  /** The same, a page at each call. True: nothing is left. */
  eraseSome(tenantId: string): Promise<boolean>;
}

export interface TenantErasingParts {
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'pageOfTenant'>;
  readonly privacy: Pick<PrivacyService, 'exportOf' | 'erase'>;
  readonly channels: Pick<ChannelStore, 'ofTenant' | 'remove'>;
  readonly outbox: Pick<OutboxStore, 'eraseTo'>;
  readonly tenants: TenantStore;
}

type Counts = { -readonly [K in keyof TenantCounts]: TenantCounts[K] };

/** Looking at and erasing everything of a tenant, page by page. */
export function createTenantErasing(parts: TenantErasingParts): TenantErasing {
  const { everybody, privacy, channels, tenants } = parts;

  async function overPeople(tenantId: string, isErasing: boolean): Promise<Counts> {
    const counts = noCounts();
    const pageOf = (after: string | null) => everybody.pageOfTenant(tenantId, after, PAGE);
    for await (const page of pagesOf(pageOf, ({ id }) => id, PAGE))
      for (const person of page) {
        add(counts, await privacy.exportOf(person));
        if (isErasing) await privacy.erase(person);
      }
    return counts;
  }

  async function countPeople(tenantId: string): Promise<number> {
    let count = 0;
    const pageOf = (after: string | null) => everybody.pageOfTenant(tenantId, after, COUNTED);
    for await (const page of pagesOf(pageOf, ({ id }) => id, COUNTED)) count += page.length;
    return count;
  }

  async function overChannels(tenantId: string, isErasing: boolean): Promise<number> {
    let count = 0;
    const pageOf = (after: string | null) => channels.ofTenant(tenantId, PAGE, after);
    for await (const page of pagesOf(pageOf, ({ id }) => id, PAGE)) {
      count += page.length;
      for (const { id } of isErasing ? page : []) await removeChannel(parts, id);
    }
    return count;
  }

  async function preview(tenantId: string): Promise<TenantCounts> {
    return { ...(await overPeople(tenantId, false)), channels: await overChannels(tenantId, false) };
  }

  return {
    preview,

    async quickPreview(tenantId) {
      const people = await countPeople(tenantId);
      if (people <= LOOKED_THROUGH) return preview(tenantId);
      const uncounted = Object.fromEntries(ERASED_KINDS.map((kind) => [kind, null])) as Record<Kind, null>;
      return { ...uncounted, people, channels: await overChannels(tenantId, false) };
    },

    async erase(tenantId) {
      const counts = { ...(await overPeople(tenantId, true)), channels: await overChannels(tenantId, true) };
      await tenants.remove(tenantId);
      return counts;
    },

    async eraseSome(tenantId) {
      const people = await everybody.pageOfTenant(tenantId, null, PAGE);
      for (const person of people) await privacy.erase(person);
      const found = people.length < PAGE ? await channels.ofTenant(tenantId, PAGE) : [];
      for (const { id } of found) await removeChannel(parts, id);
      if (people.length === PAGE || found.length === PAGE) return false;
      await tenants.remove(tenantId);
      return true;
    },
  };
}

function noCounts(): Counts {
  return Object.fromEntries(ERASED_KINDS.map((kind) => [kind, 0])) as Counts;
}

function add(counts: Counts, found: DataExport): void {
  counts.people += 1;
  counts.votes += found.votes.length;
  counts.messages += found.messages.length;
  counts.matches += found.matches.length;
  counts.agreements += found.agreements.length;
  counts.posts += found.posts.length;
  counts.proposals += found.proposals.length;
  counts.audit += found.facilitation.length;
}
