import { createAppServices } from './app-services.js';
import { channelsOn } from './channels/channels-on.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Log } from './log.js';
import { tenantsOn } from './participants/tenants-on.js';
import { createRetentionRules } from './retention/retention-rules.js';
import { createRetentionService, type RetentionService } from './retention/retention-service.js';
import { PAGE_SIZE } from './rounds/paging.js';
import type { Storage } from './storage/storage.js';
import type { Stores } from './storage/stores.js';
import { createCatalogueIds } from './tenants/catalogue-ids.js';
import { createSwitchedOn, type SwitchedOn } from './tenants/switched-on.js';
import { createTenantErasing, type TenantErasing } from './tenants/tenant-erasing.js';

/** The stores without people and channels of tenants that are switched off. */
export function storesOn({ stores }: Storage, { tenants }: Pick<SwitchedOn, 'tenants'>): Stores {
  return {
    ...stores,
    participants: tenantsOn(stores.participants, tenants),
    channels: channelsOn(stores.channels, tenants),
  };
}

export interface CommandParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
}

/** The parts of the program that a command on the database uses: no bot, no web server, no loop, and nothing is sent. */
export interface CommandServices {
  readonly retention: RetentionService;
  readonly erasing: TenantErasing;
  /** Is the tenant switched on, by the settings or on screen? */
  readonly isOn: (tenantId: string) => boolean;
}

/** Joins the parts for a command, and looks which tenants are switched on. Nothing else happens before one is called. */
export async function createCommandServices({ config, storage, clock, log }: CommandParts): Promise<CommandServices> {
  const { allowedTenants: floor, facilitators: owners } = config;
  const switchedOn = createSwitchedOn({ floor, owners, tenants: storage.stores.tenants });
  await switchedOn.refresh();
  const everybody = storage.stores.participants;
  const stores = storesOn(storage, switchedOn);
  const holder = clock.id();
  const isStopping = () => false;
  const { services } = createAppServices({
    config,
    stores,
    everybody,
    switchedOn,
    clock,
    log,
    holder,
    pageSize: PAGE_SIZE,
    catalogueIds: createCatalogueIds({ ...stores, set: config.teamsAppIds, clock, log }),
    isStopping,
    wakeScheduler: () => {},
    appUrl: null,
    botUrl: () => null,
    tabUrl: () => config.baseUrl,
  });
  const { privacy } = services;
  const rules = createRetentionRules({ ...stores, everybody, privacy, terms: config.retention });
  return {
    retention: createRetentionService({ rules, jobs: stores.jobs, holder, isStopping, observe: () => {}, clock, log }),
    erasing: createTenantErasing({ ...stores, everybody, privacy }),
    isOn: switchedOn.has,
  };
}
