import type { createAgreementMessages } from './agreements/agreement-messages.js';
import type { createAuditLog } from './audit/audit-log.js';
import type { ChannelReplies } from './channels/channel-replies.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Reachability } from './delivery/reachability.js';
import type { Log } from './log.js';
import type { ParticipantStore } from './participants/participant-store.js';
import type { SeasonEnd } from './programmes/season-end.js';
import type { Services } from './services.js';
import type { Stores } from './storage/stores.js';
import type { CatalogueIds } from './tenants/catalogue-ids.js';
import type { SwitchedOn } from './tenants/switched-on.js';
import type { RoundMessageFacts } from './threads/round-message-facts.js';
import type { ThreadMessageFacts } from './threads/thread-message-facts.js';

/** Parts that the services need from their process. */
export interface AppServicesParts {
  readonly config: Config;
  /** Without people of tenants that are switched off (`tenantsOn`). */
  readonly stores: Stores;
  /** With them: for their own data, which stays theirs to see and to erase. */
  readonly everybody: ParticipantStore;
  readonly switchedOn: SwitchedOn;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in leases. */
  readonly holder: string;
  /** People handled at a time. */
  readonly pageSize: number;
  /** Where Teams offers the app to whoever does not have it; null while the bot has no id. */
  readonly appUrl: string | null;
  readonly botUrl: (words: string) => string | null;
  readonly catalogueIds: CatalogueIds;
  /** Address of a place in the tab. */
  readonly tabUrl: (place: string, tenantId?: string) => string;
  readonly isStopping: () => boolean;
  readonly wakeScheduler: () => void;
}

export interface AppServices {
  readonly services: Services;
  /** Keeps what is written under the round's card in channels. */
  readonly channelReplies: ChannelReplies;
  /** Writes in the log what a facilitator is about to do. */
  readonly noteAction: ReturnType<typeof createAuditLog>;
  /** Reachability, as learned from sending. */
  readonly reachability: Reachability;
  /** Contents of messages at the moment they are sent. */
  readonly messages: {
    readonly aboutAgreements: ReturnType<typeof createAgreementMessages>;
    readonly threadFacts: ThreadMessageFacts;
    readonly roundFacts: RoundMessageFacts;
    readonly seasonEnd: SeasonEnd;
  };
  /** One look at everything that has a deadline or was left half done. Throws when the rounds cannot be worked on. */
  tick(): Promise<void>;
  /** Knows the organisations that were added, makes the programme of the first start, and knows its dilemmas: a message about one that is not known says nothing. */
  prepare(): Promise<void>;
}
