import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.js';
import { systemClock } from '../clock.js';
import { inOneLine } from '../command.js';
import { readConfig } from '../config.js';
import { ConfigError } from '../config-values.js';
import { builtinDilemmas } from '../dilemmas/library/builtin-dilemmas.js';
import { createLastResort } from '../last-resort.js';
import { createLog } from '../log.js';
import { openStorage } from '../storage/storage.js';
import { type CardReader, startColleagueDesk } from './colleague-desk.js';
import { COLLEAGUES_TENANT, connectColleagues, makeColleagues } from './colleagues.js';
import { startPlayground, VISITOR } from './playground.js';
import { beforeTheSeason, makeProgrammes, REGION } from './programmes.js';
import { ASKED_IN_THE_PAST, holdSeason } from './season.js';
import { createTalkingPartner } from './talking-partner.js';
import { createTravellingClock } from './travelling-clock.js';
import { createDemoWeek, type DemoWeek } from './week.js';

/** One tenant for everybody at the keyboard. */
const TENANT = '00000000-0000-4000-8000-0000000000d0';

/** Longest time for the answer to *demo verder* (ms): meanwhile a whole phase of the week happens, and the Playground waits. */
const STEP_MS = 120_000;
/** The time from a failure or Ctrl-C until the demo is gone, whatever happens (ms). */
const STOP_MS = 10_000;

/** `npm run demo`: the bot on an empty database with a simulated week, and Microsoft's local Teams client before it. */
async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'spagaat-demo-'));
  const undo: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const unwind = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  const log = createLog('warn');
  let stopping = false;
  const stop = async (word: string, code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    say(word);
    await unwind().catch((error: unknown) => log.error({ err: error }, 'stopping failed'));
    process.exit(code);
  };
  const { uncaughtException, unhandledRejection } = createLastResort({
    log,
    endInOrder: () => void stop('\nStopped by a failure.', 1),
  });
  process.on('uncaughtException', uncaughtException);
  process.on('unhandledRejection', unhandledRejection);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop('\nStopped.', 0));
  try {
    await start(directory, undo);
  } catch (error) {
    // Failures during shutdown are no news.
    if (stopping) return;
    await unwind();
    throw error;
  }
}

async function start(directory: string, undo: (() => Promise<void>)[]): Promise<void> {
  // Cards hold links to this program, so its port must be known before the first card.
  const port = Number(process.env.PORT ?? (await freePort()));
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    OPS_PORT: '0',
    BASE_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    DATA_DIR: directory,
    PROGRAMME_NAME: 'Spagaat demo',
    FACILITATORS: `${TENANT}:${VISITOR.aadObjectId}`,
  });
  const present = systemClock.now();
  const clock = createTravellingClock(beforeTheSeason(present));
  const log = createLog(config.logLevel);
  const storage = await openStorage(config.storage, { log });
  undo.push(() => storage.close());
  await makeProgrammes(storage.stores.programmes, config.programme, builtinDilemmas, present);

  let week: DemoWeek | undefined;
  let answers: CardReader = async () => {};
  const app = createApp({
    config,
    storage,
    clock,
    log,
    turnMs: STEP_MS,
    localVisitor: { tenantId: TENANT, objectId: VISITOR.aadObjectId },
    extraWords: async (text, language) =>
      /^\s*demo\s+(verder|next)\W*$/i.test(text) ? (week?.next(language) ?? null) : null,
  });
  undo.push(() => app.stop());
  await app.listen();
  const botUrl = `http://127.0.0.1:${port}/api/messages`;
  // It takes as long as the season that is held meanwhile.
  const starting = startPlayground({ botUrl, tenantId: TENANT, env: process.env });
  undo.push(async () => (await starting).stop());
  const visitorId = `${TENANT}:${VISITOR.aadObjectId}`;
  const desk = await startColleagueDesk(COLLEAGUES_TENANT, (id, card) => answers(id, card));
  undo.push(() => desk.stop());
  const { participants, rounds } = storage.stores;
  const colleagues = await makeColleagues(participants, app.services.municipalities, clock);
  const visitorName = VISITOR.name;
  const language = async () => (await participants.get(visitorId))?.language ?? 'nl';
  answers = createTalkingPartner({ threads: app.services.threads, colleagues, visitorName, language, clock });
  const parts = { app, rounds, participants, visitorId, colleagues, clock };
  await connectColleagues(participants, colleagues.slice(0, ASKED_IN_THE_PAST), clock, desk);
  await holdSeason(parts);
  clock.jumpTo(systemClock.now());
  await connectColleagues(participants, colleagues, clock, desk);
  week = createDemoWeek(parts);
  await week.begin();
  app.startLoops();

  const playground = await starting;
  const tabUrl = `http://127.0.0.1:${port}/tab`;
  say(`
Spagaat runs. Open this page and chat with the bot as ${VISITOR.name}:

    ${playground.url}

  Type  doe mee       to take part: choose your municipality and your role
        demo verder   to go on to the next phase of the week; ${colleagues.length} simulated colleagues vote and talk
        match         with whom you talk this week; choose "Praat hier" and your colleague answers
        ronde, plan   what a facilitator sees (in the demo you are one)
        doe mee ${REGION.code}   to take part in the programme of a region too
        hulp          everything else

The tab, as ${VISITOR.name} sees it in Teams:

    ${tabUrl}

The bot itself listens on port ${port}. The data is thrown away at the end. Ctrl-C stops.
`);
  for (const page of [tabUrl, playground.url]) openBrowser(page);
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Opens the page where there is a screen and a browser; elsewhere the printed address has to do. */
function openBrowser(url: string): void {
  if (process.env.BROWSER === 'none') return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : inOneLine(error)}\n`);
  process.exit(1);
});
