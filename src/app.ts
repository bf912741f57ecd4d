import { createAdapter } from '../bot/adapter.js';
import { type BotParts, createBot } from '../bot/bot.js';
import { createPostMaker } from '../bot/for-channel.js';
import { createCardMaker } from '../bot/for-message.js';
import { hasShapeOfActivity } from '../bot/incoming.js';
import { createTeamsSender } from '../bot/teams-sender.js';
import { warmOneTemplate } from '../cards/render.js';
import { createAgreementService } from './agreements/agreement-service.js';
import { createChannelPosts } from './channels/channel-posts.js';
import { createChannelService } from './channels/channel-service.js';
import { createChannelViews } from './channels/channel-view.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import { builtinDilemmas, createDilemmaLibrary } from './dilemmas/dilemma-library.js';
import { addHealth } from './http/health.js';
import { addMessages } from './http/messages.js';
import { addMetrics, createMetrics } from './http/metrics.js';
import { addMyData } from './http/my-data.js';
import { createHttpServer } from './http/server.js';
import type { Log } from './log.js';
import { createMatchingSteps } from './matching/match-round.js';
import { createMatchService } from './matching/match-service.js';
import { matchInThread } from './matching/match-thread.js';
import { createMunicipalityRegister } from './municipalities/municipality-register.js';
import { officialMunicipalities } from './municipalities/official-municipalities.js';
import { createOutboxWorker } from './outbox/outbox-worker.js';
import { createRateBudget } from './outbox/rate-budget.js';
import { createParticipantService } from './participants/participant-service.js';
import { createPrivacyService } from './privacy/privacy-service.js';
import { defaultProgramme } from './programmes/programme.js';
import { createProgrammeService } from './programmes/programme-service.js';
import { PAGE_SIZE } from './rounds/paging.js';
import { createRoundService } from './rounds/round-service.js';
import { createRoundSteps } from './rounds/round-steps.js';
import { createVotingService } from './rounds/voting-service.js';
import { createDutchHolidays } from './scheduling/holidays.js';
import { createLoop } from './scheduling/loop.js';
import type { Services } from './services.js';
import type { Storage } from './storage/storage.js';

/** How often the deadlines are looked at (ms). */
const SCHEDULER_MS = 1_000;
/** How often the outbox is looked at when nobody says that there is something in it (ms). */
const OUTBOX_MS = 2_000;
/** Time for one call to Teams' connector (ms). */
const CONNECTOR_MS = 7_000;

export interface AppParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  /** People handled at a time when a round opens or closes; `PAGE_SIZE` when absent. */
  readonly pageSize?: number;
  /** Time for one call to Teams' connector (ms); `CONNECTOR_MS` when absent. */
  readonly connectorMs?: number;
  /** Extra words for messages, such as the demo's; see `BotParts`. */
  readonly extraWords?: BotParts['extraWords'];
  /** Keeps what is written under posts in channels; see `BotParts`. */
  readonly channelReplies?: BotParts['channelReplies'];
}

export interface App {
  readonly services: Services;
  /** Makes the programme of the first start, and listens. Gives the port. */
  listen(): Promise<number>;
  /** Begins to work on rounds and messages, by itself and again and again. */
  startLoops(): void;
  /** Takes nothing new, finishes what is under way, gives leases back. Within ten seconds. Does not close the storage. */
  stop(): Promise<void>;
  /** One look at the rounds, as the timer does. */
  tick(): Promise<void>;
  /** Sends what is due, as the worker does; gives how many messages it took up. */
  sendDue(): Promise<number>;
}

/** Joins all parts. Nothing happens before `listen`. */
export async function createApp(parts: AppParts): Promise<App> {
  const {
    config,
    storage,
    clock,
    log,
    extraWords,
    channelReplies,
    pageSize = PAGE_SIZE,
    connectorMs = CONNECTOR_MS,
  } = parts;
  const { stores } = storage;
  const municipalities = createMunicipalityRegister(officialMunicipalities());
  const dilemmas = createDilemmaLibrary(builtinDilemmas);
  const isHoliday = createDutchHolidays();
  const holder = clock.id();
  let stopping = false;
  const isStopping = () => stopping;
  const isAllowedTenant = (id: string) => config.allowedTenants.size === 0 || config.allowedTenants.has(id);

  const sendDueOnce = async () => (await sendDue()) > 0;
  const outboxLoop = createLoop({ name: 'outbox', everyMs: OUTBOX_MS, work: sendDueOnce, log, clock });
  const schedulerLoop = createLoop({ name: 'scheduler', everyMs: SCHEDULER_MS, work: tickOnce, log, clock });
  const wakeOutbox = () => outboxLoop.wake();
  const wakeScheduler = () => schedulerLoop.wake();

  const adapter = createAdapter({
    credentials: config.credentials,
    timeoutMs: connectorMs,
    onTurnError: async (_context, error) => log.error({ err: error }, 'an answer could not be sent'),
  });
  const appId = config.credentials.type === 'none' ? '' : config.credentials.appId;
  const allowLocalhost = !config.production;
  const sender = createTeamsSender({ adapter, appId, timeoutMs: connectorMs, allowLocalhost, now: clock.now });

  const voting = createVotingService({ ...stores, dilemmas, clock, wakeOutbox });
  const working = { ...stores, dilemmas, municipalities, clock, wakeOutbox, pageSize, isStopping };
  const steps = createRoundSteps({
    ...working,
    matching: createMatchingSteps({ ...working, runMatching: matchInThread }),
    channelPosts: createChannelPosts(working),
  });
  const matching = createMatchService({ ...stores, dilemmas, clock, wakeScheduler });
  const rounds = createRoundService({ ...stores, steps, isHoliday, holder, clock, log });
  const withdrawFromTalks = matching.withdraw;
  const { employers } = config;
  const services: Services = {
    participants: createParticipantService({ ...stores, municipalities, employers, withdrawFromTalks, clock }),
    voting,
    matching,
    agreements: createAgreementService({ ...stores, clock }),
    privacy: createPrivacyService({ ...stores, withdrawFromTalks, clock }),
    programmes: createProgrammeService({ ...stores, clock, wakeScheduler }),
    channels: createChannelService({ ...stores, clock, wakeOutbox }),
    dilemmas,
    municipalities,
    clock,
    baseUrl: config.baseUrl,
  };
  const makeCards = createCardMaker({ voting, matching, municipalities, clock, isAllowedTenant });
  const makePosts = createPostMaker({ view: createChannelViews({ ...stores, dilemmas }), isAllowedTenant });
  const budget = createRateBudget(config.tenantSendsPerSecond);
  const sendDue = createOutboxWorker({ ...stores, sender, makeCards, makePosts, budget, isStopping, clock, log });

  async function tick(): Promise<void> {
    await rounds.planAhead();
    await rounds.workAll();
    await services.channels.renewLists();
  }

  async function tickOnce(): Promise<boolean> {
    await tick();
    return false;
  }

  const metrics = createMetrics(stores);
  const onTurn = createBot({
    services,
    sender,
    isAllowedTenant,
    facilitators: config.facilitators,
    allowLocalhost,
    usesMail: config.employers.byMailDomain.size > 0,
    log,
    observe: metrics.observeTurn,
    ...(extraWords === undefined ? {} : { extraWords }),
    ...(channelReplies === undefined ? {} : { channelReplies }),
  });

  const http = createHttpServer(log);
  addMessages(http, async (request, response) => {
    if (!hasShapeOfActivity(request.body)) throw new Error('The body is no activity');
    await adapter.process(request, response, onTurn);
  });
  addHealth(http, { ping: storage.ping, loops: { scheduler: schedulerLoop, outbox: outboxLoop }, clock });
  addMetrics(http, metrics);
  addMyData(http, services.privacy);

  return {
    services,
    tick,
    sendDue,

    async listen() {
      await services.programmes.ensure(defaultProgramme(config.programme, dilemmas, clock.now()));
      return http.listen(config.port, config.host);
    },

    startLoops() {
      schedulerLoop.start();
      outboxLoop.start();
      setImmediate(warmTemplates);
    },

    async stop() {
      stopping = true;
      await Promise.all([http.stop(), schedulerLoop.stop(), outboxLoop.stop()]);
    },
  };
}

/** Parses the card templates one by one between other work, so that the first person does not wait for it. */
function warmTemplates(): void {
  if (warmOneTemplate()) setImmediate(warmTemplates);
}
