import assert from 'node:assert/strict';
import { type App, createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import { matchIdPrefix } from '../../src/matching/match.js';
import type { Storage } from '../../src/storage/storage.js';
import { messageOf, type RawActivity } from '../support/activities.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { FakeTeams } from '../support/fake-teams.js';
import { type Death, Killed, mortalStorage } from '../support/mortal-storage.js';
import { reads } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import { type FreshStorage, freshStorage, kept } from '../support/storage.js';
import { AFTER_LEASES, isWrite, participantOf, populate, settle, sweep } from '../support/sweep.js';
import { testConfig, WHOLE_WEEK } from '../support/test-app.js';

const TEXTS = ['Een', 'Twee', 'Drie'] as const;

/** These have nobody to mark here, or belong to the start. */
const NOT_SWEPT = /\.(markUnreachable|createIfAbsent)$/;

/** What is lost when it dies just before it; before any other write it is as after the one that went before. */
const UNDONE = /\.(touch|append|settle)$/;

interface Outcome {
  readonly calls: readonly string[];
  readonly diedAt: string | null;
  readonly state: unknown;
  /** What reached the other, in order. */
  readonly arrived: readonly string[];
}

/** How what was written comes to its end after the process died: Teams delivers it again, or it does not. */
type Repair = 'redelivered' | 'swept';

describe('a process killed between any two store calls of a talk', function () {
  this.timeout(120_000);
  let undisturbed: Outcome;

  before(async () => {
    undisturbed = await talk(null, 'redelivered');
  });

  it('is a sweep over opening, writing, delivering and closing, and over the open thread', () => {
    for (const name of ['threads.append', 'threads.place', 'outbox.enqueue', 'threads.release', 'threads.close']) {
      assert.ok(undisturbed.calls.includes(name), name);
    }
    for (const name of ['voices.addIfAbsent', 'threads.noteTold']) assert.ok(undisturbed.calls.includes(name), name);
    assert.deepEqual(undisturbed.arrived, [...TEXTS, 'closed', 'news']);
  });

  const isSwept = (name: string) => isWrite(name) && !NOT_SWEPT.test(name);
  for (const when of ['before', 'after'] as const) {
    it(`loses nothing and brings nothing twice when it dies just ${when} a call and Teams delivers again`, () =>
      sweep({
        undisturbed,
        again: (death) => talk(death, 'redelivered'),
        when,
        isSwept: (name) => isSwept(name) && (when === 'after' || UNDONE.test(name)),
        assertMore: (outcome, { arrived }) => assertArrived(outcome, arrived, `killed at ${outcome.diedAt}`),
      }));
  }

  it('brings what was taken also when Teams never delivers it again', async () => {
    const deaths = undisturbed.calls.flatMap((name, at) => (/^threads\.(append|place)$/.test(name) ? [at + 1] : []));
    assert.equal(deaths.length, 2 * TEXTS.length + 2);
    for (const atCall of deaths) {
      const outcome = await talk({ atCall, when: 'after' }, 'swept');
      assertArrived(outcome, undisturbed.arrived, `killed after call ${atCall}`);
    }
  });
});

/** Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask. Never lost, though. */
function assertArrived({ arrived, diedAt }: Outcome, expected: readonly string[], where: string): void {
  const unnoted = diedAt === 'outbox.settle before';
  const once = arrived.filter((text, at) => !unnoted || text !== arrived[at - 1]);
  assert.deepEqual(once, expected, where);
}

/** Anna opens a thread, writes three times, and closes it; each time everything is delivered. */
async function talk(death: Death | null, repair: Repair): Promise<Outcome> {
  const storage = await freshStorage();
  const clock = new SteadyClock('2026-11-25T12:00:00+01:00');
  const teams = await FakeTeams.start({ now: clock.now });
  const apps: App[] = [];
  const launch = async (on: Storage): Promise<App> => {
    const parts = { config: testConfig(WHOLE_WEEK), clock, log: createLog('silent') };
    const app = await createApp({ ...parts, storage: on });
    apps.push(app);
    teams.bot = `http://127.0.0.1:${await app.listen()}/api/messages`;
    return app;
  };
  try {
    await launch(storage);
    const [anna, bram] = await populate(storage, teams, clock, ['GM0014', 'GM0546']);
    assert.ok(anna && bram);
    const matchId = await matched(storage, [anna, bram], clock.now());
    const mortal = mortalStorage(storage, death);
    let app = await launch(mortal.storage);
    let recovered = false;
    const isDead = () => mortal.diedAt() !== null && !recovered;
    const recover = async () => {
      recovered = true;
      app = await launch(storage);
      clock.advance(AFTER_LEASES);
    };
    /** Does it, and once more with the next process when this one died under it. */
    const act = async (what: () => Promise<unknown>, again: boolean): Promise<void> => {
      await what();
      if (!isDead()) return;
      await recover();
      if (again) await what();
    };
    const deliver = async (): Promise<void> => {
      await settle(app).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      if (!isDead()) return;
      await recover();
      await settle(app);
    };
    await act(
      async () => app.services.threads.open(await participantOf(storage, anna), matchId).catch(ignoreKilled),
      true,
    );
    await deliver();
    for (const text of TEXTS) {
      const activity: RawActivity = messageOf(anna.activity(), text);
      await act(() => anna.sends(activity), repair === 'redelivered');
      await deliver();
    }
    const threadId = `match:${matchId}`;
    await act(
      async () => app.services.threads.close(await participantOf(storage, anna), threadId).catch(ignoreKilled),
      true,
    );
    clock.advance('5s');
    await deliver();
    const inRound = { typed: 'Aan iedereen', origin: ['once'], source: 'personal' } as const;
    await act(
      async () =>
        app.services.roundThreads.post(await participantOf(storage, anna), 'main-1', inRound).catch(ignoreKilled),
      true,
    );
    clock.goTo('2026-11-25T16:00:00+01:00');
    await deliver();
    clock.advance('30s');
    await deliver();
    return {
      calls: mortal.names(),
      diedAt: mortal.diedAt(),
      state: await stateOf(storage),
      arrived: bram.inbox.map(kindOf),
    };
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await teams.stop();
    await storage.close();
  }
}

/**
 * What is kept in the end. Not the numbers: one may be left out when something was delivered again; nor the ids, which come
 * from Teams' own.
 */
async function stateOf(storage: FreshStorage): Promise<unknown> {
  const posts = [...(await kept(storage, 'posts'))].sort((a, b) => Number(a.number) - Number(b.number));
  const textOf = new Map(posts.map(({ _id, text }) => [_id, text]));
  const messages = [...(await kept(storage, 'outbox'))].sort((a, b) => Number(a.place) - Number(b.place));
  return {
    threads: (await kept(storage, 'threads')).map(({ _id, members, waiting, closedBy }) => ({
      _id,
      members,
      waiting,
      closedBy,
    })),
    posts: posts.map(({ by, text, source }) => ({ by, text, source })),
    messages: messages.map(({ kind, to, about, state, reason }) => ({
      ...{ kind, to, state, reason },
      about: textOf.get(String(about)) ?? about,
    })),
  };
}

/** What a message was: one of the texts, the closing of the talk, or the news of the day. */
function kindOf(shown: Shown): string {
  const text = reads(shown);
  const written = TEXTS.find((one) => text.split('\n').includes(one));
  if (written !== undefined) return written;
  if (/is gesloten/.test(text)) return 'closed';
  return /Nieuw in het open gesprek/.test(text) ? 'news' : text;
}

function ignoreKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}

/** A match of these two in a round that is at its talks. */
async function matched(storage: FreshStorage, people: readonly Person[], now: Date): Promise<string> {
  const attempt = '0-a';
  const id = `${matchIdPrefix('main-1', attempt)}000000`;
  const plan = {
    voting: new Date('2026-11-23T08:00:00Z'),
    discussing: new Date('2026-11-25T08:00:00Z'),
    revoting: new Date('2026-11-27T08:00:00Z'),
    closed: new Date('2026-11-30T07:00:00Z'),
  };
  await storage.stores.rounds.createIfAbsent({
    ...{ id: 'main-1', programmeId: 'other', sequence: 1, dilemmaId: 'draft-advice-for-a-neighbour', minimumCount: 5 },
    ...{
      plan,
      phase: 'discussing',
      phaseSince: now,
      step: null,
      stepSince: now,
      cursor: null,
      cancelRequestedAt: null,
    },
    ...{ talk: { minimumTurnout: 10, agreement: 70 }, attempts: [attempt], freed: 0, rematched: 0 },
  });
  const members = await Promise.all(
    people.map(async (one) => ({ id: (await participantOf(storage, one)).id, answer: null })),
  );
  await storage.stores.matches.addAll([
    {
      ...{ id, roundId: 'main-1', sequence: 1, attempt, madeAt: now, members, state: 'talking', met: false },
      ...{ why: [], bent: [], waitingFor: null },
    },
  ]);
  return id;
}
