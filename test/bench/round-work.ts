import { performance } from 'node:perf_hooks';
import { createApp } from '../../src/app.js';
import type { App } from '../../src/app-parts.js';
import { createLog } from '../../src/log.js';
import { MONDAY_MORNING, testConfig } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { answerAsks } from './asks.js';
import { openBenchStorage } from './bench-storage.js';

/** Cost of a piece of a round's work. */
export interface WorkCost {
  readonly ms: number;
  readonly cpuMs: number;
  readonly trips: number;
  readonly bytes: number;
  /** Messages taken up; 0 for work that sends none. */
  readonly messages: number;
}

/** Batches after which delivering ends whatever is left. */
const MOST_BATCHES = 10_000;

// The whole program on a stopped clock, told what to do by the process that measures. Waiting takes no time here, so the
// limits on sending do not count.
const [uri = '', database = ''] = process.argv.slice(2);
const storage = await openBenchStorage(uri, database);
const clock = new TestClock(MONDAY_MORNING);
const app: App = createApp({ config: testConfig(), storage, clock, log: createLog('warn') });
await app.listen();
await app.tick();

async function costOf(work: () => Promise<number>): Promise<WorkCost> {
  let messages = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { trips, bytes } = await storage.meter.during(async () => {
    messages = await work();
  });
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1_000, trips, bytes, messages };
}

async function tick(): Promise<number> {
  await app.tick();
  return 0;
}

async function deliver(): Promise<number> {
  let sent = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const taken = await app.sendDue();
    if (taken === 0) return sent;
    sent += taken;
  }
  return sent;
}

answerAsks({
  /** Opens the round: everybody's ballot is put in the outbox, none is sent. */
  open: () => {
    clock.goTo('2026-11-23T09:00:01+01:00');
    return costOf(tick);
  },
  deliver: () => costOf(deliver),
  /** Closes the round, waits out the last votes, counts, and puts everybody's result in the outbox. */
  close: async () => {
    clock.goTo('2026-11-25T09:00:01+01:00');
    await app.tick();
    clock.advance('11s');
    return costOf(tick);
  },
});
process.once('SIGTERM', () => process.exit(0));
process.stdout.write('ready\n');
