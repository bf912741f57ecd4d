import type { BotParts } from '../bot/bot.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Limits } from './http/listener.js';
import type { Log } from './log.js';
import type { PersonKey } from './participants/participant.js';
import type { RetentionService } from './retention/retention-service.js';
import type { Services } from './services.js';
import type { Storage } from './storage/storage.js';
export interface AppParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** People handled at a time when a round opens or closes; `PAGE_SIZE` when absent. */
  readonly pageSize?: number;
  /** Time for one call to Teams' connector (ms); `CONNECTOR_MS` when absent. */
  readonly connectorMs?: number;
  /** Time for an answer to somebody (ms); the bot's own limit when absent. */
  readonly turnMs?: number;
  /** After how long somebody sees that an answer is on its way (ms); that of the bot when absent. */
  readonly typingMs?: number;
  /** Extra words for messages, such as the demo's; see `BotParts`. */
  readonly extraWords?: BotParts['extraWords'];
  /** Where the keys of Teams' sign-in are; Microsoft's when absent. */
  readonly signInKeys?: URL;
  /** Where it is told where the keys of Azure Bot Service are; Microsoft's when absent. */
  readonly botKeys?: URL;
  /** The demo's visitor, who may sign in to the tab without Teams. Never in production. */
  readonly localVisitor?: PersonKey;
  /** How much time and room those who connect get; `USUAL_LIMITS` when absent. */
  readonly limits?: Limits;
  /** Keeps what is written under posts in channels; the open thread of the round when absent. See `BotParts`. */
  readonly channelReplies?: BotParts['channelReplies'];
}

export interface App {
  readonly services: Services;
  /** Removes what was kept long enough; by itself once a night, when the loops run. */
  readonly retention: RetentionService;
  /** Makes the programme of the first start, and listens. Gives the port for the world. */
  listen(): Promise<number>;
  /** The port of health and metrics, once it listens. */
  readonly opsPort: number;
  /** Begins to work on rounds and messages, by itself and again and again. */
  startLoops(): void;
  /** Takes nothing new, finishes what is under way, gives leases back. Within ten seconds. Does not close the storage. */
  stop(): Promise<void>;
  /** One look at the rounds, as the timer does. */
  tick(): Promise<void>;
  /** Sends what is due, as the worker does, and waits for that; gives how many messages it took up. */
  sendDue(): Promise<number>;
}
