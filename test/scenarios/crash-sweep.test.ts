import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import type { App } from '../../src/app-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { participantOf, populate } from '../support/populate.js';
import { SteadyClock } from '../support/steady-clock.js';
import type { FreshStorage } from '../support/storage.js';
import { stateOf } from '../support/stored-state.js';
import { isWrite, type Rehearsal, rehearse, type Stage } from '../support/sweep.js';
import type { Moment } from '../support/watched-storage.js';

/** As many for A as against it, the fewest of which both are shown. */
const PEOPLE = 10;
const COLLECTIONS = ['participants', 'rounds', 'ballotBoxes', 'votes', 'results', 'outbox'] as const;
/** Moments of the clock, and how often a message was tried: these may differ, the outcome may not. */
const PASSING =
  /^(phaseSince|stepSince|settledAt|dueAt|since|leaseUntil|attempts|holder|castAt|closedAt|activityId|plan|joinedAt|placedAt|openedAt|address)$/;

interface Scene {
  readonly storage: FreshStorage;
  readonly people: readonly Person[];
}

/** How the week goes, stage by stage: opening, the vote, closing, counting, sealing and sweeping. */
function stages(cancels: boolean): readonly Stage<Scene>[] {
  return [
    { at: '2026-11-23T09:00:00+01:00' },
    {
      at: '2026-11-23T12:00:00+01:00',
      async first({ storage, people }, steady) {
        await vote(steady, storage, people);
        if (cancels) await steady.services.programmes.cancel('main-1', 'facilitator');
      },
    },
    { at: '2026-11-25T09:00:00+01:00' },
    { at: '2026-11-25T09:05:00+01:00' },
    { at: '2026-11-25T09:10:00+01:00' },
    { at: '2026-11-25T09:20:00+01:00' },
  ];
}

interface Outcome {
  /** The stored state at the end, without anything that depends on the moment. */
  readonly state: unknown;
  /** How many messages each person has, in order of person. */
  readonly messages: readonly number[];
}

describe('a process killed between any two store calls of a round', () => {
  let whole: Rehearsal<Outcome>;
  let cancelled: Rehearsal<Outcome>;

  before(async () => {
    whole = await week(false);
    cancelled = await week(true);
  });
  after(() => Promise.all([whole.close(), cancelled.close()]));

  it('is a sweep over a round that really was opened, counted and sealed', () => {
    const writes = whole.calls.filter(isWrite).length;
    assert.ok(writes > 40, `${writes} writes are swept`);
    assert.deepEqual(whole.undisturbed.messages, Array(PEOPLE).fill(2), 'everybody got the ballot and the result');
    assert.match(JSON.stringify(whole.undisturbed.state), /"overall":\{"a":5,"b":5,/);
    assert.match(JSON.stringify(cancelled.undisturbed.state), /"phase":"sealed"/);
  });

  for (const when of ['after', 'before'] as const) {
    const moment = when === 'after' ? 'just after a write' : 'just before it notes what was sent';
    const isMeant = (one: Moment) => one.when === when;
    it(`leads to the same end for a round when it dies ${moment}`, async () => {
      await whole.sweep({ isMeant, assertMore: assertMessages });
    });
    it(`leads to the same end for a cancelled round when it dies ${moment}`, async () => {
      await cancelled.sweep({ isMeant, assertMore: assertMessages });
    });
  }

  /** Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask. Never lost, though. */
  function assertMessages(outcome: Outcome, expected: Outcome, { name, when }: Moment): void {
    const unnoted = when === 'before';
    outcome.messages.forEach((count, person) => {
      const wanted = expected.messages[person] ?? 0;
      const fits = count === wanted || (unnoted && count === wanted + 1);
      assert.ok(fits, `person ${person} got ${count} messages, not ${wanted}; killed ${when} ${name}`);
    });
  }
});

function week(cancels: boolean): Promise<Rehearsal<Outcome>> {
  return rehearse<Scene, Outcome>({
    clock: new SteadyClock('2026-11-23T08:00:00+01:00'),
    pageSize: 4,
    stages: stages(cancels),
    async prepare({ storage, teams, clock, steady }) {
      await steady.listen();
      await steady.tick();
      return { storage, people: await populate(storage, teams, clock, Array(PEOPLE).fill('GM0193')) };
    },
    ending: async ({ storage }, { people }) => ({
      state: await stateOf(storage, COLLECTIONS, (_, member) => PASSING.test(member)),
      messages: people.map((person) => person.inbox.length),
    }),
  });
}

async function vote(app: App, storage: FreshStorage, people: readonly Person[]): Promise<void> {
  for (const [at, person] of people.entries()) {
    const participant = await participantOf(storage, person);
    const choice = { option: at < 5 ? 'a' : 'b', confidence: 3, reason: `Because of reason number ${at} that I have` };
    const view = await app.services.voting.cast(participant, 'main-1', 'first', choice, new Date(0));
    assert.equal(view.kind, 'open');
  }
}
