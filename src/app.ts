import { createBot } from '../bot/bot.js';
import { createHeldTurns } from '../bot/held-turns.js';
import { createPostMaker } from '../bot/messages/channel-message-cards.js';
import { createCardMaker } from '../bot/messages/message-cards.js';
import { createAdapter } from '../bot/teams/adapter.js';
import { createReceive } from '../bot/teams/receive.js';
import { createTeamsSender } from '../bot/teams/teams-sender.js';
import { createWhoIs } from '../bot/who-is.js';
import { programmeCards } from '../cards/programmes/programme-cards.js';
import { dilemmaCards } from '../cards/proposals/dilemma-cards.js';
import { warmOneTemplate } from '../cards/render.js';
import type { App, AppParts } from './app-parts.js';
import { createAppServices } from './app-services.js';
import { createChannelViews } from './channels/channel-view.js';
import { storesOn } from './command-services.js';
import { createOutboxWorker } from './delivery/outbox-worker.js';
import { createRateBudget } from './delivery/rate-budget.js';
import { addDilemmaPage } from './http/dilemma-page.js';
import { addHealth } from './http/health.js';
import { addMessages } from './http/messages.js';
import { addMetrics, createMetrics } from './http/metrics.js';
import { addMyData } from './http/my-data.js';
import { createHttpServer } from './http/server.js';
import { wakingOutbox } from './outbox/waking-outbox.js';
import { createRetentionRules } from './retention/retention-rules.js';
import { createRetentionService, RETENTION_JOB } from './retention/retention-service.js';
import { PAGE_SIZE } from './rounds/paging.js';
import { createLoop } from './scheduling/loop.js';
import { addTab } from './tab/api/tab.js';
import { appLink, botChatLink, createTabLink } from './teams-links.js';
import { createCatalogueIds } from './tenants/catalogue-ids.js';
import { createSwitchedOn } from './tenants/switched-on.js';

/** How often the deadlines are looked at (ms). */
const SCHEDULER_MS = 1_000;
/** How often the outbox is looked at when nobody says that there is something in it (ms). */
const OUTBOX_MS = 2_000;
/** How often is looked whether the nightly removing is due (ms). */
const RETENTION_MS = 600_000;
/** For a year browsers ask for https only. The proxy before us speaks it; over http a browser does not look at this. */
const HTTPS_ONLY = 'max-age=31536000';
/** Time for a look at health or metrics that is under way when all else has stopped (ms). */
const OPS_STOP_MS = 500;
/** Time for one call to Teams' connector (ms). */
const CONNECTOR_MS = 7_000;

/** Joins all parts. Nothing happens before `listen`. */
export function createApp(parts: AppParts): App {
  const { storage, clock, log, extraWords, pageSize = PAGE_SIZE, connectorMs = CONNECTOR_MS } = parts;
  const { config } = parts;
  const { participants: everybody, tenants } = storage.stores;
  const switchedOn = createSwitchedOn({ floor: config.allowedTenants, owners: config.facilitators, tenants });
  const isAllowedTenant = switchedOn.has;
  const stores = {
    ...storesOn(storage, switchedOn),
    outbox: wakingOutbox(storage.stores.outbox, () => outboxLoop.wake()),
  };
  const holder = clock.id();
  let stopping = false;
  let opsPort = 0;
  const isStopping = () => stopping;

  const takeUpOnce = async () => (await worker.takeUp()) > 0;
  const outboxLoop = createLoop({ name: 'outbox', everyMs: OUTBOX_MS, work: takeUpOnce, log, clock });
  const schedulerLoop = createLoop({
    name: 'scheduler',
    everyMs: SCHEDULER_MS,
    work: () => lookOnce().then(() => false),
    log,
    clock,
  });
  const wakeScheduler = () => schedulerLoop.wake();

  const adapter = createAdapter({
    credentials: config.credentials,
    timeoutMs: connectorMs,
    now: clock.now,
    ...(parts.botKeys === undefined ? {} : { botKeys: parts.botKeys }),
    onTurnError: async (_context, error) => log.error({ err: error }, 'an answer could not be sent'),
  });
  const appId = config.credentials.type === 'none' ? '' : config.credentials.appId;
  const allowLocalhost = !config.production;
  const sender = createTeamsSender({ adapter, appId, timeoutMs: connectorMs, allowLocalhost, now: clock.now });

  const catalogueIds = createCatalogueIds({ ...stores, set: config.teamsAppIds, clock, log });
  const { services, channelReplies, messages, reachability, tick, prepare, noteAction } = createAppServices({
    config,
    stores,
    everybody,
    switchedOn,
    clock,
    log,
    holder,
    pageSize,
    catalogueIds,
    isStopping,
    wakeScheduler,
    appUrl: appLink(appId),
    botUrl: (words) => botChatLink(appId, words),
    tabUrl: createTabLink(appId, config.baseUrl, catalogueIds.of),
  });
  const { participants } = services;
  const whoIs = createWhoIs({ sender, participants, usesMail: config.employers.byMailDomain.size > 0, clock, log });
  const makeCards = createCardMaker({ ...services, ...messages, whoIs });
  const makePosts = createPostMaker({
    view: createChannelViews({ ...stores, dilemmas: services.dilemmas }),
    takenReplies: config.takenReplies,
    isAllowedTenant,
  });
  const budget = createRateBudget(config.tenantSendsPerSecond);
  const worker = createOutboxWorker({
    ...stores,
    sender,
    makeCards,
    makePosts,
    budget,
    reachability,
    wake: () => outboxLoop.wake(),
    isStopping,
    clock,
    log,
  });
  const metrics = createMetrics({ ...stores, jobNames: [RETENTION_JOB] });
  const retention = createRetentionService({
    rules: createRetentionRules({ ...stores, everybody, privacy: services.privacy, terms: config.retention }),
    jobs: stores.jobs,
    holder,
    isStopping,
    observe: metrics.observeRemoved,
    clock,
    log,
  });
  const retentionLoop = createLoop({ name: 'retention', everyMs: RETENTION_MS, work: keepTerms, log, clock });

  async function keepTerms(): Promise<boolean> {
    const run = await retention.runIfDue();
    // Then nothing of what was removed stays in the file: votes and keys of sealed rounds, people who are erased.
    const failed = (error: unknown) => log.warn({ err: error }, 'the data file was not written anew');
    if (run?.outcome === 'done') await storage.compact?.().catch(failed);
    return false;
  }

  // The database answered: what came in while it was away can be done.
  const lookOnce = () => tick().then(held.finish);

  const held = createHeldTurns(log);
  const onTurn = createBot({
    services,
    sender,
    held,
    isAllowedTenant,
    allowLocalhost,
    whoIs,
    log,
    observe: metrics.observeTurn,
    ...(extraWords === undefined ? {} : { extraWords }),
    ...(parts.turnMs === undefined ? {} : { turnMs: parts.turnMs }),
    ...(parts.typingMs === undefined ? {} : { typingMs: parts.typingMs }),
    channelReplies: parts.channelReplies ?? channelReplies,
    takenReplies: config.takenReplies,
  });

  const limits = parts.limits === undefined ? {} : { limits: parts.limits };
  const http = createHttpServer({ log, clock, headers: { 'Strict-Transport-Security': HTTPS_ONLY }, ...limits });
  const ops = createHttpServer({ log, clock, ...limits });
  addMessages(http, createReceive({ adapter, onTurn, log }));
  addHealth(ops, { ping: storage.ping, loops: { scheduler: schedulerLoop, outbox: outboxLoop }, isStopping, clock });
  addMetrics(ops, metrics);
  addMyData(http, services.privacy);
  addDilemmaPage(http, services);
  const own = { config, stores, everybody, services };
  addTab(http, { ...parts, ...own, isAllowedTenant, noteAction, dilemmaCards, programmeCards });

  return {
    services,
    retention,
    tick: lookOnce,
    sendDue: worker.sendDue,

    get opsPort() {
      return opsPort;
    },

    async listen() {
      await prepare();
      opsPort = await ops.listen(config.ops.port, config.ops.host);
      return http.listen(config.port, config.host);
    },

    startLoops() {
      schedulerLoop.start();
      outboxLoop.start();
      retentionLoop.start();
      setImmediate(warmTemplates);
    },

    async stop() {
      stopping = true;
      const sending = outboxLoop.stop().then(worker.stop);
      await Promise.all([http.stop(), schedulerLoop.stop(), sending, retentionLoop.stop()]);
      await held.finish();
      if (held.count() > 0) log.error({ count: held.count() }, 'what came in while the database was away is lost');
      // Last: the liveness probe must not end the process while it finishes its work.
      await ops.stop(OPS_STOP_MS);
    },
  };
}

/** Parses the card templates one by one between other work, so that the first person does not wait for it. */
function warmTemplates(): void {
  if (warmOneTemplate()) setImmediate(warmTemplates);
}
