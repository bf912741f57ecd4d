import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../src/clock.js';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { createProgrammeService } from '../../src/programmes/programme-service.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import { sentence } from '../support/says.js';
import type { RunningEngine } from './bench-engines.js';
import { BenchProcess } from './bench-process.js';
import { type BenchStorage, openBenchStorage } from './bench-storage.js';
import { load, percentile, post } from './load.js';
import type { Sizes } from './options.js';
import { addPeople, voteOf } from './people.js';
import type { AddRow } from './rows.js';

const ROUND = 'main-1';
const PARALLEL = 20;
const SAVED = sentence('ballot.saved');
const CARD = 'application/vnd.microsoft.card.adaptive';
/** Longest wait until the program has opened the round (looks, each after `LOOK_MS`). */
const LOOKS = 200;
const LOOK_MS = 50;

/** Path of the program, seen from this file. */
export const PROGRAM = '../../src/main.js';
export const ECHO_BOT = './echo-bot.js';

/** The variables with which the program runs as it does for an operator, on this database. */
export function programEnv({ uri }: RunningEngine, database: string): Record<string, string> {
  return { HOST: '127.0.0.1', PORT: '0', OPS_PORT: '0', MONGODB_URI: uri, MONGODB_DATABASE: database };
}

export interface ProgramUrls {
  /** The address to post to. */
  readonly url: string;
  /** Where it says how it is. */
  readonly opsUrl: string;
}

/** The addresses, from the line in which the program says that it is ready. */
export async function programUrls(program: BenchProcess): Promise<ProgramUrls> {
  const line = await program.line('Spagaat is ready');
  const { port, opsPort } = JSON.parse(line) as { port: number; opsPort: number };
  return { url: `http://127.0.0.1:${port}`, opsUrl: `http://127.0.0.1:${opsPort}` };
}

export async function echoUrl(echo: BenchProcess): Promise<string> {
  const line = await echo.line('listening on');
  return `http://127.0.0.1:${line.split(' ').at(-1)}`;
}

/** Opens the planned round and waits until the program has done so. */
export async function openRound({ stores }: BenchStorage): Promise<void> {
  for (let look = 0; look < LOOKS && (await stores.rounds.get(ROUND)) === null; look += 1) await delay(LOOK_MS);
  await createProgrammeService({
    ...stores,
    dilemmas: createDilemmaLibrary(builtinDilemmas),
    isHoliday: () => false,
    noteAction: async () => {},
    clock: systemClock,
    wakeScheduler: () => {},
  }).open(ROUND, 'bench');
  for (let look = 0; look < LOOKS; look += 1) {
    const round = await stores.rounds.get(ROUND);
    if (round?.phase === 'voting' && round.step === null) return;
    await delay(LOOK_MS);
  }
  throw new Error('The round did not open');
}

/** One of the two bots, with what it has used in its slices. */
interface Runner {
  readonly process: BenchProcess;
  readonly url: string;
  readonly expected: string;
  cpuMs: number;
  seconds: number;
  turns: number;
  latencies: number[];
}

function runnerOf(process: BenchProcess, base: string, expected: string): Runner {
  return { process, url: `${base}/api/messages`, expected, cpuMs: 0, seconds: 0, turns: 0, latencies: [] };
}

async function slice(runner: Runner, bodies: readonly string[]): Promise<void> {
  const before = await runner.process.usage();
  const { turns, seconds, latencies } = await load(runner.url, bodies, PARALLEL, runner.expected);
  const after = await runner.process.usage();
  runner.cpuMs += after.cpuMs - before.cpuMs;
  runner.seconds += seconds;
  runner.turns += turns;
  runner.latencies.push(...latencies);
}

/**
 * Vote turns on the program as it is started in production, against the same activities on a bare echo bot that answers with
 * the same card. The two take turns under the same load; the load comes from this process.
 */
export async function measureVoteTurns(
  engine: RunningEngine,
  database: string,
  sizes: Sizes,
  profile: string | undefined,
  add: AddRow,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-bench-'));
  const storage = await openBenchStorage(engine.uri, database);
  const program = new BenchProcess(PROGRAM, { env: programEnv(engine, database), profile });
  let echo: BenchProcess | undefined;
  try {
    const app = runnerOf(program, (await programUrls(program)).url, SAVED);
    await openRound(storage);
    const voters = sizes.sliceTurns;
    // After the opening, so that no ballot is on its way while votes are measured.
    await addPeople(storage, voters, 'http://127.0.0.1:9/emea/');
    let turn = 0;
    const now = new Date();
    const votes = (count: number) =>
      Array.from({ length: count }, () => {
        turn += 1;
        return voteOf(turn % voters, turn, ROUND, now);
      });
    const [first = ''] = votes(1);
    const answer = JSON.parse(await post(app.url, first, undefined, SAVED)) as { value: unknown };
    const cardFile = join(folder, 'card.json');
    writeFileSync(cardFile, JSON.stringify(answer.value));
    echo = new BenchProcess(ECHO_BOT, { args: [cardFile] });
    const bare = runnerOf(echo, await echoUrl(echo), CARD);
    for (const { url, expected } of [app, bare]) await load(url, votes(sizes.warmUpTurns), PARALLEL, expected);
    for (let at = 0; at < sizes.slices; at += 1) {
      for (const runner of [app, bare]) await slice(runner, votes(sizes.sliceTurns));
    }
    const cast = await storage.db.collection(COLLECTIONS.votes).countDocuments({});
    if (cast !== voters) throw new Error(`${voters} people voted, ${cast} votes are stored`);
    addRows(app, bare, add);
  } finally {
    await program.stop();
    await echo?.stop();
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function addRows(app: Runner, bare: Runner, add: AddRow): void {
  const cpuOf = ({ cpuMs, turns }: Runner) => cpuMs / turns;
  const sorted = (runner: Runner) => runner.latencies.sort((a, b) => a - b);
  add('vote.cpu', 'processor time per vote turn', cpuOf(app), 'ms');
  add('vote.cpu.echo', 'the same of the echo bot', cpuOf(bare), 'ms');
  add('vote.cpu.ratio', 'ratio (aim: at most 2)', cpuOf(app) / cpuOf(bare), '×');
  add('vote.rate', `vote turns per second, ${PARALLEL} at a time`, app.turns / app.seconds, '/s');
  add('vote.p50', 'answered within, half of them', percentile(sorted(app), 0.5), 'ms');
  add('vote.p99', 'answered within, 99 in 100', percentile(sorted(app), 0.99), 'ms');
  add('vote.rate.echo', 'turns per second of the echo bot', bare.turns / bare.seconds, '/s');
  add('vote.p99.echo', 'answered by the echo bot within, 99 in 100', percentile(sorted(bare), 0.99), 'ms');
}
