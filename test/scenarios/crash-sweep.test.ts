import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import { type App, createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import type { Person } from '../support/fake-teams/person.js';
import { FakeTeams } from '../support/fake-teams.js';
import { type Death, Killed, mortalStorage } from '../support/mortal-storage.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { AFTER_LEASES, isWrite, notesSent, participantOf, populate, settle, stateOf, sweep } from '../support/sweep.js';
import { testConfig } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

const PEOPLE = 8;
const COLLECTIONS = ['participants', 'rounds', 'ballotBoxes', 'votes', 'results', 'outbox'] as const;
/** Moments of the clock, and how often a message was tried: these may differ, the outcome may not. */
const PASSING =
  /^(phaseSince|stepSince|settledAt|dueAt|since|leaseUntil|attempts|holder|castAt|closedAt|activityId|plan|joinedAt|address)$/;

/** How the week goes, stage by stage; after each the timers do what is due. */
const STAGES: readonly { readonly name: string; readonly at: string }[] = [
  { name: 'opening', at: '2026-11-23T09:00:00+01:00' },
  { name: 'the vote', at: '2026-11-23T12:00:00+01:00' },
  { name: 'closing', at: '2026-11-25T09:00:00+01:00' },
  { name: 'counting', at: '2026-11-25T09:05:00+01:00' },
  { name: 'sealing', at: '2026-11-25T09:10:00+01:00' },
  { name: 'sweeping', at: '2026-11-25T09:20:00+01:00' },
];

interface Outcome {
  /** The store calls, by name. */
  readonly calls: readonly string[];
  readonly diedAt: string | null;
  /** What is stored at the end, without what depends on the moment. */
  readonly state: unknown;
  /** How many messages each person has, in order of person. */
  readonly messages: readonly number[];
}

describe('a process killed between any two store calls of a round', function () {
  this.timeout(180_000);
  let undisturbed: Outcome;
  let cancelled: Outcome;

  before(async () => {
    undisturbed = await week(null, false);
    cancelled = await week(null, true);
  });

  it('is a sweep over a round that really was opened, counted and sealed', () => {
    const writes = undisturbed.calls.filter(isWrite).length;
    assert.ok(writes > 40, `${writes} writes are swept`);
    assert.deepEqual(undisturbed.messages, Array(PEOPLE).fill(2), 'everybody got the ballot and the result');
    assert.match(JSON.stringify(undisturbed.state), /"overall":\{"a":5,"b":null,"c":null,"d":null\}/);
    assert.match(JSON.stringify(cancelled.state), /"phase":"sealed"/);
  });

  for (const [cancels, round] of [
    [false, 'a round'],
    [true, 'a cancelled round'],
  ] as const) {
    const dies = (when: Death['when'], isSwept: (name: string) => boolean): Promise<void> => {
      const again = (death: Death) => week(death, cancels);
      return sweep({
        undisturbed: cancels ? cancelled : undisturbed,
        again,
        when,
        isSwept,
        assertMore: assertMessages,
      });
    };
    it(`leads to the same end for ${round} when it dies just after a write`, () => dies('after', isWrite));
    it(`leads to the same end for ${round} when it dies just before it notes what was sent`, () =>
      dies('before', notesSent));
  }

  /** Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask. Never lost, though. */
  function assertMessages(outcome: Outcome, expected: Outcome): void {
    const unnoted = /^outbox\.settle before/.test(outcome.diedAt ?? '');
    outcome.messages.forEach((count, person) => {
      const wanted = expected.messages[person] ?? 0;
      const fits = count === wanted || (unnoted && count === wanted + 1);
      assert.ok(fits, `person ${person} got ${count} messages, not ${wanted}; killed at ${outcome.diedAt}`);
    });
  }
});

/** One week on a database of its own. After the death another process, on the same database, goes on. */
async function week(death: Death | null, cancels: boolean): Promise<Outcome> {
  const storage = await freshStorage();
  const clock = new TestClock('2026-11-23T08:00:00+01:00');
  const teams = await FakeTeams.start({ now: clock.now });
  const apps: App[] = [];
  const launch = async (on: Storage): Promise<App> => {
    const app = await createApp({ config: testConfig(), storage: on, clock, log: createLog('silent'), pageSize: 4 });
    apps.push(app);
    return app;
  };
  try {
    const first = await launch(storage);
    await first.listen();
    await first.tick();
    const people = await populate(storage, teams, clock, Array(PEOPLE).fill('GM0193'));
    const mortal = mortalStorage(storage, death);
    let app = await launch(mortal.storage);
    for (const stage of STAGES) {
      clock.goTo(stage.at);
      if (stage.name === 'the vote') await vote(first, storage, people);
      if (stage.name === 'the vote' && cancels) await first.services.programmes.cancel('main-1', 'facilitator');
      try {
        await settle(app);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        app = await launch(storage);
        clock.advance(AFTER_LEASES);
        await settle(app);
      }
    }
    return {
      calls: mortal.names(),
      diedAt: mortal.diedAt(),
      state: await stateOf(storage, COLLECTIONS, (_, member) => PASSING.test(member)),
      messages: people.map((person) => person.inbox.length),
    };
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await teams.stop();
    await storage.close();
  }
}

async function vote(app: App, storage: FreshStorage, people: readonly Person[]): Promise<void> {
  for (const [at, person] of people.entries()) {
    const participant = await participantOf(storage, person);
    const choice = { option: at < 5 ? 'a' : 'b', confidence: 3, reason: `Because of reason number ${at} that I have` };
    const view = await app.services.voting.cast(participant, 'main-1', 'first', choice, new Date(0));
    assert.equal(view.kind, 'open');
  }
}
