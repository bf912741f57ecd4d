import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { TenantStore } from './tenant-store.js';

/** The id of its app that Teams told somebody's tab. */
export interface AppIdWord {
  readonly tenantId: string;
  readonly personId: string;
  readonly appId: string;
  /** Named in the settings as somebody who guides the programme. */
  readonly isTrusted: boolean;
}

export interface CatalogueIds {
  /** The id that the app has in the catalogue of this tenant; undefined: nobody knows. Asks nothing. */
  of(tenantId: string): string | undefined;
  /** Takes a word of somebody whose token was checked. One round trip when something is learned by it, else none. */
  hear(word: AppIdWord): Promise<void>;
  /** Reads what any process learned. Called often; asks once in ten minutes. */
  renew(): Promise<void>;
}

export interface CatalogueIdsParts {
  readonly tenants: Pick<TenantStore, 'all' | 'noteAppId'>;
  /** From the settings, by tenant id: these stay whatever anybody says. */
  readonly set: ReadonlyMap<string, string>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Number of people of a tenant who have to say the same. */
const WITNESSES = 3;
/** Number of people remembered per tenant, those who spoke last. */
const MOST_PEOPLE = 25;
/** Number of tenants listened to; without a list of allowed ones anybody's tenant may speak. */
const MOST_TENANTS = 2_000;
const RENEW_MS = 10 * 60_000;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Is this the id of an app, as Teams gives them out? */
export function isAppId(text: string): boolean {
  return GUID.test(text);
}

/**
 * The ids of the app in the catalogues of tenants: a link into the tab needs the id from the reader's tenant, and
 * Microsoft tells it to the tab alone (`app.appId` of the context, "the unique identifier assigned to the app after
 * deployment"; microsoft-teams-library-js #2337: the one used in deep links). Activities may carry `channelData.app`,
 * but no document says whose id that is, so nothing is learned from it.
 *
 * The tab runs with the person, who can make it say anything, and a wrong id would lead their colleagues to another
 * app. So a word counts for the tenant of the checked token only, and of people who take part; it takes a facilitator
 * of the settings, or three people who say the same and are more than half of those of their tenant who spoke last.
 * Where fewer take part there is the setting, and a link that finds no app opens the page (`webUrl`).
 *
 * Individual reports are kept in memory only, so they are in no file and need no erasing: each is repeated each time
 * that the tab is opened. A learned id is stored for all processes, and replaced when the same number of people say
 * otherwise.
 */
export function createCatalogueIds({ tenants, set, clock, log }: CatalogueIdsParts): CatalogueIds {
  const said = new Map<string, Map<string, string>>();
  let learned: ReadonlyMap<string, string> = new Map();
  let readAt: number | null = null;

  function wordsOf(tenantId: string): Map<string, string> {
    const words = said.get(tenantId) ?? new Map<string, string>();
    setLast(said, tenantId, words, MOST_TENANTS);
    return words;
  }

  return {
    of: (tenantId) => set.get(tenantId) ?? learned.get(tenantId),

    async hear({ tenantId, personId, appId, isTrusted }) {
      if (set.has(tenantId) || !isAppId(appId)) return;
      const words = wordsOf(tenantId);
      setLast(words, personId, appId, MOST_PEOPLE);
      const agreed = isTrusted ? appId : agreedOn([...words.values()]);
      if (agreed === null || agreed === learned.get(tenantId)) return;
      await tenants.noteAppId(tenantId, agreed);
      learned = new Map([...learned, [tenantId, agreed]]);
      log.info({ tenant: tenantId, app: agreed }, 'the id of the app in the catalogue of a tenant was learned');
    },

    async renew() {
      const now = clock.now().getTime();
      if (readAt !== null && now - readAt < RENEW_MS) return;
      const all = await tenants.all();
      learned = new Map(all.flatMap(({ id, appId }) => (appId === undefined ? [] : [[id, appId] as const])));
      readAt = now;
    },
  };
}

/** The id that enough of these people say, and more than half of them; null: they do not agree. */
function agreedOn(ids: readonly string[]): string | null {
  const enough = Math.max(WITNESSES, Math.floor(ids.length / 2) + 1);
  return ids.find((id) => ids.filter((other) => other === id).length >= enough) ?? null;
}

/** Puts it behind all others; what was put first goes when there are more than `most`. */
function setLast<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value ?? key);
}
