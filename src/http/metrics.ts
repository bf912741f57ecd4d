import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Request, Response } from 'restify';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { JobStore } from '../scheduling/job-store.js';
import { processMetrics } from './process-metrics.js';
import type { HttpServer } from './server.js';

export interface Metrics {
  /** Notes a turn: what it was about, how it ended, how long it took (seconds). */
  readonly observeTurn: (kind: string, outcome: string, seconds: number) => void;
  /** Notes how many things a retention rule removed. */
  readonly observeRemoved: (rule: string, count: number) => void;
  readonly registry: Registry;
}

export interface MetricsParts {
  readonly outbox: Pick<OutboxStore, 'countAll'>;
  readonly rounds: Pick<RoundStore, 'countByPhase'>;
  readonly jobs: Pick<JobStore, 'get'>;
  /** The daily jobs whose last run is told. */
  readonly jobNames: readonly string[];
}

/** Numbers for Prometheus. Counts of messages and rounds are asked from the database when somebody looks. None is about a person. */
export function createMetrics({ outbox, rounds, jobs, jobNames }: MetricsParts): Metrics {
  const registry = new Registry();
  const turns = new Histogram({
    name: 'spagaat_turn_duration_seconds',
    help: 'Turns by kind and outcome, with the time they took',
    labelNames: ['kind', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'spagaat_outbox_messages',
    help: 'Messages in the outbox by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await outbox.countAll())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'spagaat_rounds',
    help: 'Rounds by phase',
    labelNames: ['phase'],
    registers: [registry],
    async collect() {
      for (const [phase, count] of Object.entries(await rounds.countByPhase())) this.set({ phase }, count);
    },
  });
  const removed = new Counter({
    name: 'spagaat_retention_removed_total',
    help: 'What this process removed because it was kept long enough, by rule',
    labelNames: ['rule'],
    registers: [registry],
  });
  new Gauge({
    name: 'spagaat_job_done_timestamp_seconds',
    help: 'When a daily job was last finished, by any process; 0: never',
    labelNames: ['job'],
    registers: [registry],
    async collect() {
      for (const job of jobNames) this.set({ job }, ((await jobs.get(job))?.doneAt?.getTime() ?? 0) / 1_000);
    },
  });
  return {
    observeTurn: (kind, outcome, seconds) => turns.observe({ kind, outcome }, seconds),
    observeRemoved: (rule, count) => removed.inc({ rule }, count),
    registry,
  };
}

/** `GET /metrics`, in Prometheus' text format. */
export function addMetrics({ routes }: HttpServer, { registry }: Metrics): void {
  const all = Registry.merge([processMetrics(), registry]);
  routes.get('/metrics', async (_request: Request, response: Response) => {
    const text = await all.metrics();
    response.writeHead(200, { 'Content-Type': all.contentType });
    response.end(text);
  });
}
