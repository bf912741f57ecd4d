import assert from 'node:assert/strict';
import { type App, createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import { FakeTeams } from '../support/fake-teams.js';
import { type Death, Killed, mortalStorage } from '../support/mortal-storage.js';
import { GOOD_TEXT } from '../support/proposals.js';
import { SteadyClock } from '../support/steady-clock.js';
import { freshStorage } from '../support/storage.js';
import { AFTER_LEASES, isWrite, notesSent, participantOf, populate, settle, stateOf, sweep } from '../support/sweep.js';
import { TENANT, testConfig } from '../support/test-app.js';

const COLLECTIONS = ['proposals', 'dilemmas', 'programmes', 'outbox'] as const;
/** Moments and how often a message was tried: these may differ, the outcome may not. */
const PASSING = /^(settledAt|dueAt|since|activityId|attempts|submittedAt|decidedAt|startsAt)$/;
/** The first two of `populate` are the sender and somebody else; the third reviews. */
const FACILITATOR = `${TENANT}:0bb00000-0000-4000-8000-000000000002`;
const FORM = {
  title: GOOD_TEXT.title,
  situation: GOOD_TEXT.situation,
  question: GOOD_TEXT.question,
  ...{ label1: GOOD_TEXT.options[0]?.label, explanation1: GOOD_TEXT.options[0]?.explanation },
  ...{ label2: GOOD_TEXT.options[1]?.label, explanation2: GOOD_TEXT.options[1]?.explanation },
  tension: GOOD_TEXT.tension,
  ...{
    reflection1: GOOD_TEXT.reflection[0],
    reflection2: GOOD_TEXT.reflection[1],
    reflection3: GOOD_TEXT.reflection[2],
  },
  ...{ knowledgeTitle: GOOD_TEXT.knowledgeTitle, knowledgeText: GOOD_TEXT.knowledgeText, challenges: ['housing'] },
};

interface Outcome {
  /** The store calls, by name. */
  readonly calls: readonly string[];
  readonly diedAt: string | null;
  readonly state: unknown;
  readonly messages: readonly number[];
}

/** Whether who clicked clicks again after the process died, or leaves it to the timer of the next one. */
type Afterwards = 'clicksAgain' | 'leavesIt';

describe('a process killed between any two store calls of a proposal', function () {
  this.timeout(60_000);

  for (const decision of ['accept', 'decline'] as const) {
    it(`comes to the same end when it is sent, edited and then: ${decision}`, async () => {
      const undisturbed = await story(decision, null, 'clicksAgain');
      assert.match(JSON.stringify(undisturbed.state), decision === 'accept' ? /"accepted"/ : /"declined"/);
      assert.deepEqual(undisturbed.messages, [2, 0, 1]);
      const again = (death: Death) => story(decision, death, 'clicksAgain');
      const common = { undisturbed, again, assertMore: assertSameEnd };
      await sweep({ ...common, when: 'after', isSwept: isWrite });
      await sweep({ ...common, when: 'before', isSwept: notesSent });
    });
  }

  it('does what follows from a change that was written, even when nobody clicks again', async () => {
    const undisturbed = await story('accept', null, 'clicksAgain');
    const written = undisturbed.calls.flatMap((name, at) =>
      /^proposals\.(createIfAbsent|edit|decide)$/.test(name) ? [at + 1] : [],
    );
    assert.equal(written.length, 3);
    for (const atCall of written) {
      assertSameEnd(await story('accept', { atCall, when: 'after' }, 'leavesIt'), undisturbed);
    }
  });
});

/** Sent and not yet noted is the one thing that cannot be made good. */
function assertSameEnd(outcome: Outcome, expected: Outcome): void {
  const unnoted = /^outbox\.settle before/.test(outcome.diedAt ?? '');
  assert.deepEqual(outcome.state, expected.state, `killed at ${outcome.diedAt}`);
  outcome.messages.forEach((count, at) => {
    const wanted = expected.messages[at] ?? 0;
    assert.ok(count === wanted || (unnoted && count === wanted + 1), `${count} messages, killed at ${outcome.diedAt}`);
  });
}

async function story(decision: 'accept' | 'decline', death: Death | null, afterwards: Afterwards): Promise<Outcome> {
  const storage = await freshStorage();
  const clock = new SteadyClock('2026-11-23T08:00:00+01:00');
  const teams = await FakeTeams.start({ now: clock.now });
  const apps: App[] = [];
  const launch = async (on: Storage): Promise<App> => {
    const config = testConfig({ FACILITATORS: FACILITATOR });
    const app = await createApp({ config, storage: on, clock, log: createLog('silent') });
    apps.push(app);
    return app;
  };
  try {
    const steady = await launch(storage);
    await steady.listen();
    await steady.tick();
    const people = await populate(storage, teams, clock, ['GM0014', 'GM0546', 'GM0758']);
    const [first] = people;
    assert.ok(first);
    const sender = await participantOf(storage, first);
    const idNow = async () => (await storage.stores.proposals.allOf(sender.id))[0]?.id ?? '';
    const unsure = { seen: undefined, notPersonal: false };
    const acts: readonly ((app: App) => Promise<unknown>)[] = [
      ({ services }) => services.proposals.submit(sender, 'draft', FORM, unsure),
      async ({ services }) => services.proposals.edit(await idNow(), 0, { ...FORM, title: 'Op de gang' }, FACILITATOR),
      async ({ services }) =>
        decision === 'accept'
          ? services.proposals.accept(await idNow(), 1, FACILITATOR)
          : services.proposals.decline(await idNow(), 1, 'Dit was er al', FACILITATOR),
    ];
    const mortal = mortalStorage(storage, death);
    let app = await launch(mortal.storage);
    for (const act of acts) {
      try {
        await act(app);
        await settle(app);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        app = await launch(storage);
        clock.advance(AFTER_LEASES);
        if (afterwards === 'clicksAgain') await act(app);
        await settle(app);
      }
    }
    const state = await stateOf(storage, COLLECTIONS, (_collection, member) => PASSING.test(member));
    const messages = people.map(({ inbox }) => inbox.length);
    return { calls: mortal.names(), diedAt: mortal.diedAt(), state: JSON.parse(JSON.stringify(state)), messages };
  } finally {
    await Promise.all(apps.map((one) => one.stop()));
    await teams.stop();
    await storage.close();
  }
}
