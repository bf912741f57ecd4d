import assert from 'node:assert/strict';
import { type App, createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import { type Death, Killed, mortalStorage } from '../support/mortal-storage.js';
import { makePast, type Past, type PastPerson } from '../support/past.js';
import { freshStorage } from '../support/storage.js';
import { AFTER_LEASES, stateOf, sweep } from '../support/sweep.js';
import { testConfig } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

const NIGHT = '2027-11-24T02:30:00+01:00';
const COLLECTIONS = [
  'participants',
  'outbox',
  'matches',
  'agreements',
  'exportLinks',
  'proposals',
  'channels',
  'votes',
  'rounds',
  'jobs',
] as const;

const somebody: PastPerson = { standing: 'joined', seen: 400, left: null, unreachable: null, link: null, messages: [] };
const old = { round: 0, settled: 200 };
const PAST: Past = {
  people: [
    { ...somebody, standing: 'left', left: 400, link: 2, messages: [old, { round: 2, settled: 1 }] },
    { ...somebody, unreachable: 399, messages: [old, { round: 2, settled: null }] },
    { ...somebody, standing: 'known', link: -1 },
    { ...somebody, messages: [old, { round: 2, settled: 200 }] },
    { ...somebody, standing: 'left', left: 30, messages: [old] },
  ],
  proposals: [400, 2, null],
  channels: [400, 2, null],
  rounds: [
    {
      phase: 'sealed',
      closed: 500,
      groups: [
        [0, 1],
        [3, 4],
      ],
    },
    { phase: 'sealed', closed: 200, groups: [[0, 3, 4], [1]] },
    {
      phase: 'closed',
      closed: 1,
      groups: [
        [1, 4],
        [0, 3],
      ],
    },
  ],
};

interface Outcome {
  readonly calls: readonly string[];
  readonly diedAt: string | null;
  readonly state: Readonly<Record<string, unknown>>;
}

/** The night's run on a database of its own, by a process that may die, and then by another. */
async function night(death: Death | null): Promise<Outcome> {
  const storage = await freshStorage();
  const clock = new TestClock(NIGHT);
  const apps: App[] = [];
  const launch = async (on: Storage) => {
    const app = await createApp({ config: testConfig(), storage: on, clock, log: createLog('silent') });
    apps.push(app);
    return app;
  };
  try {
    await makePast(storage.stores, PAST, clock.now());
    await storage.stores.jobs.createIfAbsent('retention', '2027-11-23');
    const mortal = mortalStorage(storage, death);
    const first = await launch(mortal.storage);
    await first.retention.runIfDue().catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    clock.advance(AFTER_LEASES);
    const second = await launch(storage);
    await second.retention.runIfDue();
    const passing = (collection: string, member: string) => collection === 'jobs' && member === 'doneAt';
    return {
      calls: mortal.names(),
      diedAt: mortal.diedAt(),
      state: await stateOf(storage, COLLECTIONS, passing),
    };
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await storage.close();
  }
}

describe('a process killed between any two store calls of the nightly run', function () {
  this.timeout(60_000);
  let undisturbed: Outcome;

  before(async () => {
    undisturbed = await night(null);
  });

  it('is a sweep over every rule: links, messages, matches, proposals, channels and three people go, two people stay', () => {
    for (const name of [
      'exportLinks.removeExpired',
      'outbox.removeSettled',
      'matches.removeOfRounds',
      'proposals.removeDecided',
      'channels.removeLost',
    ]) {
      assert.ok(undisturbed.calls.includes(name), name);
    }
    assert.equal(undisturbed.calls.filter((name) => name === 'participants.eraseGone').length, 3);
    const { participants, outbox, matches, votes } = undisturbed.state;
    const names = JSON.stringify(participants);
    assert.match(names, /person-003.*person-004/);
    assert.doesNotMatch(JSON.stringify(undisturbed.state), /person-00[012]/);
    assert.equal((outbox as readonly unknown[]).length, 1);
    assert.equal((matches as readonly unknown[]).length, 3, 'who waited alone and was erased is in none');
    assert.equal((votes as readonly unknown[]).length, 2);
  });

  // Nothing happens between two calls here, so dying before one is dying after the one before it.
  it('leads to the same end when it dies just after a call', () =>
    sweep({ undisturbed, again: night, when: 'after', isSwept: () => true }));
});
