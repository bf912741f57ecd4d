import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunningEngine } from './bench-engines.js';
import { BenchProcess } from './bench-process.js';
import { median, post } from './load.js';
import { voteOf } from './people.js';
import type { AddRow } from './rows.js';
import { ECHO_BOT, echoUrl, PROGRAM, programEnv, programUrls } from './vote-turns.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Any click does: a newcomer is answered with a card too. */
const CLICK = voteOf(1, 1, 'main-1', new Date());
/** Longest wait until `/readyz` says yes (looks, each after `LOOK_MS`). */
const LOOKS = 5_000;
const LOOK_MS = 2;

function statusOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    call.once('error', reject);
    call.end();
  });
}

async function untilReady(url: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await statusOf(`${url}/readyz`)) === 200) return;
    await delay(LOOK_MS);
  }
  throw new Error('/readyz never said yes');
}

interface Start {
  readonly readyMs: number;
  readonly answeredMs: number;
}

async function startProgram(env: Readonly<Record<string, string>>): Promise<Start> {
  const started = performance.now();
  const program = new BenchProcess(PROGRAM, { env });
  try {
    const { url, opsUrl } = await programUrls(program);
    await untilReady(opsUrl);
    const readyMs = performance.now() - started;
    await post(`${url}/api/messages`, CLICK, undefined, CARD);
    return { readyMs, answeredMs: performance.now() - started };
  } finally {
    await program.stop();
  }
}

async function startEcho(cardFile: string): Promise<number> {
  const started = performance.now();
  const echo = new BenchProcess(ECHO_BOT, { args: [cardFile] });
  try {
    await post(`${await echoUrl(echo)}/api/messages`, CLICK, undefined, CARD);
    return performance.now() - started;
  } finally {
    await echo.stop();
  }
}

async function times<T>(count: number, work: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let at = 0; at < count; at += 1) results.push(await work());
  return results;
}

function addStarts(add: AddRow, starts: readonly Start[], id: string, where: string): void {
  add(`${id}.ready`, `start until /readyz says yes${where}`, median(starts.map(({ readyMs }) => readyMs)), 'ms');
  add(`${id}.answered`, `start until the first answer${where}`, median(starts.map((one) => one.answeredMs)), 'ms');
}

/** From starting the program until it is ready, with the database there already; the middle one of some starts. */
export async function measureStarts(
  engine: RunningEngine,
  database: string,
  count: number,
  add: AddRow,
): Promise<void> {
  const env = programEnv(engine, database);
  addStarts(add, await times(count, () => startProgram(env)), 'start', '');
}

/** The same for what needs no database: the echo bot, and the program with the embedded engine within it, in a new folder. */
export async function measureOtherStarts(count: number, add: AddRow): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-bench-'));
  try {
    const cardFile = join(folder, 'card.json');
    writeFileSync(cardFile, JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: [] }));
    const echoes = await times(count, () => startEcho(cardFile));
    add('start.echo.answered', 'start of the echo bot until the first answer', median(echoes), 'ms');
    let at = 0;
    const starts = await times(count, () => {
      at += 1;
      return startProgram({ HOST: '127.0.0.1', PORT: '0', OPS_PORT: '0', DATA_DIR: join(folder, `data-${at}`) });
    });
    addStarts(add, starts, 'start.within', ', the embedded engine within');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
