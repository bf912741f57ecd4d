import type { CardMaker } from '../../src/delivery/card-maker.js';
import { createOutboxWorker, type OutboxWorker } from '../../src/delivery/outbox-worker.js';
import { createRateBudget } from '../../src/delivery/rate-budget.js';
import { createReachability } from '../../src/delivery/reachability.js';
import { createLog } from '../../src/log.js';
import { roundIntent } from '../../src/outbox/message.js';
import type { Address, Delivery, Sender } from '../../src/outbox/sender.js';
import type { Storage } from '../../src/storage/storage.js';
import { Waiters } from './fake-teams/waiters.js';
import { type FreshStorage, freshStorage } from './storage.js';
import { TestClock } from './test-clock.js';

/** One attempt, which ends when the test says so, or at once. */
export interface Attempt {
  /** Participant id. */
  readonly to: string;
  readonly key: string;
  readonly end: (delivery: Delivery) => void;
}

let lastId = 0;
export const sent = (): Delivery => ({ outcome: 'sent', activityId: `act-${++lastId}` });
export const timeout: Delivery = { outcome: 'retry', afterMs: null, scope: 'thread', reason: 'timeout' };
export const stopped: Delivery = { outcome: 'retry', afterMs: 5_000, scope: 'tenant', reason: 'throttled' };

/** The other end of the sender: takes what is sent, and answers as the test wants. */
export class FarEnd implements Sender {
  readonly attempts: Attempt[] = [];
  /** Attempts that have no answer yet, by the tenant that they go to. */
  readonly open = new Map<string, number>();
  most = 0;
  private readonly waiters = new Waiters();

  /** `answer`: what an attempt gets at once; null: nothing before the test ends it. */
  constructor(public answer: (to: string) => Delivery | null = () => sent()) {}

  async send(to: Address, card: Readonly<Record<string, unknown>>): Promise<Delivery> {
    const id = `${to.tenantId}:${to.userId}`;
    const count = (this.open.get(to.tenantId) ?? 0) + 1;
    this.open.set(to.tenantId, count);
    this.most = Math.max(this.most, count);
    const delivery = await new Promise<Delivery>((end) => {
      const now = this.answer(id);
      this.attempts.push({ to: id, key: String(card.key), end });
      // An answer takes a moment, also when it comes at once.
      if (now !== null) setImmediate(() => end(now));
      this.waiters.changed();
    });
    this.open.set(to.tenantId, (this.open.get(to.tenantId) ?? 1) - 1);
    this.waiters.changed();
    return delivery;
  }

  update = (to: Address, _activityId: string, card: Readonly<Record<string, unknown>>): Promise<Delivery> =>
    this.send(to, card);

  /** How often each key was tried. */
  tries(): ReadonlyMap<string, number> {
    const tries = new Map<string, number>();
    for (const { key } of this.attempts) tries.set(key, (tries.get(key) ?? 0) + 1);
    return tries;
  }

  until(condition: () => boolean, what: string): Promise<void> {
    return this.waiters.until(condition, what, 30_000);
  }
}

/** A worker on real stores, with an end of its own: no web server, no cards, no clock that moves by itself. */
export interface OutboxBench {
  readonly storage: FreshStorage;
  readonly clock: TestClock;
  readonly far: FarEnd;
  readonly worker: OutboxWorker;
  /** Another process on the same database. */
  readonly another: (on?: Storage, stopping?: () => boolean) => OutboxWorker;
  /** Puts a ballot for each of `people` of a tenant in the outbox; returns their ids. */
  readonly fill: (tenantId: string, people: number) => Promise<readonly string[]>;
  /** Sets the reaction to a worker that has room again; none by default. */
  readonly whenWoken: (happens: () => void) => void;
  /** How the messages of all stand. */
  readonly states: () => Promise<Readonly<Record<string, number>>>;
}

export const START = '2026-11-23T09:00:00+01:00';

const makeCards: CardMaker = async (letters) =>
  new Map(letters.map(({ message: { key } }) => [key, { card: { key }, summary: '' }]));

/** Runs a story on a bench of its own. `behind`: what the first worker has in the place of the storage. */
export async function onBench(
  story: (bench: OutboxBench) => Promise<void>,
  behind: (storage: FreshStorage) => Storage = (storage) => storage,
): Promise<void> {
  const storage = await freshStorage();
  const clock = new TestClock(START);
  const far = new FarEnd();
  const log = createLog('silent');
  let woken: () => void = () => undefined;
  const another = (on: Storage = storage, isStopping = () => false) =>
    createOutboxWorker({
      ...on.stores,
      ...{ sender: far, makeCards, makePosts: async () => new Map(), budget: createRateBudget(50) },
      reachability: createReachability({
        ...{ ...on.stores, clock },
        comeBack: { person: async () => undefined, channel: async () => undefined },
      }),
      ...{ wake: () => woken(), isStopping, clock, log },
    });

  async function fill(tenantId: string, people: number): Promise<readonly string[]> {
    const ids = Array.from({ length: people }, (_, at) => `${tenantId}:${String(at).padStart(4, '0')}`);
    const address = { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/', botId: '28:bot' };
    await storage.db.collection<{ _id: string }>('participants').insertMany(
      ids.map((_id) => {
        const objectId = _id.slice(tenantId.length + 1);
        const own = { ...address, conversationId: `a:${_id}`, tenantId, userId: objectId };
        const facts = {
          _id,
          v: 1,
          tenantId,
          objectId,
          name: objectId,
          locale: 'nl',
          standing: 'joined',
          memberOf: ['main'],
          memberships: { main: { joinedAt: clock.now() } },
          challenges: [],
        };
        return { ...facts, wantsToTalk: true, reachable: true, address: own, seenOn: '2026-11-23' };
      }),
    );
    await storage.stores.outbox.enqueue(
      ids.map((id) => roundIntent('main-1', 'ballot', id)),
      clock.now(),
    );
    return ids;
  }

  try {
    const worker = another(behind(storage));
    const states = async () =>
      Object.fromEntries(Object.entries(await storage.stores.outbox.countAll()).filter(([, count]) => count > 0));
    const whenWoken = (happens: () => void) => {
      woken = happens;
    };
    await story({ storage, clock, far, worker, another, fill, whenWoken, states });
  } finally {
    await storage.close();
  }
}

/** Acts as the loop does: looks until nothing more can be taken up now. */
export async function takeUpAll({ takeUp }: OutboxWorker): Promise<void> {
  while ((await takeUp()) > 0);
}
