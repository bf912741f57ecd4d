import assert from 'node:assert/strict';
import { makePast, type Past, type PastPerson } from '../support/past.js';
import { stateOf } from '../support/stored-state.js';
import { isWrite, type Rehearsal, rehearse } from '../support/sweep.js';
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
  readonly state: Readonly<Record<string, unknown>>;
}

describe('a process killed between any two store calls of the nightly run', () => {
  let night: Rehearsal<Outcome>;

  before(async () => {
    night = await rehearse<null, Outcome>({
      clock: new TestClock(NIGHT),
      withoutTimers: true,
      stages: [{ act: (_scene, app) => app.retention.runIfDue() }],
      // Nothing happens between two calls here, so dying before one is dying after the one before it.
      isMoment: ({ name, when }) => when === 'after' && isWrite(name),
      async prepare({ storage, clock }) {
        await makePast(storage.stores, PAST, clock.now());
        await storage.stores.jobs.createIfAbsent('retention', '2027-11-23');
        return null;
      },
      ending: async ({ storage }) => ({
        state: await stateOf(
          storage,
          COLLECTIONS,
          (collection, member) => collection === 'jobs' && member === 'doneAt',
        ),
      }),
    });
  });
  after(() => night.close());

  it('is a sweep over every rule: links, messages, matches, proposals, channels and three people go, two people stay', () => {
    for (const name of [
      'exportLinks.removeExpired',
      'outbox.removeSettled',
      'matches.removeOfRounds',
      'proposals.removeDecided',
      'channels.removeLost',
    ]) {
      assert.ok(night.calls.includes(name), name);
    }
    assert.equal(night.calls.filter((name) => name === 'participants.eraseGone').length, 3);
    const { participants, outbox, matches, votes } = night.undisturbed.state;
    const names = JSON.stringify(participants);
    assert.match(names, /person-003.*person-004/);
    assert.doesNotMatch(JSON.stringify(night.undisturbed.state), /person-00[012]/);
    assert.equal((outbox as readonly unknown[]).length, 1);
    assert.equal((matches as readonly unknown[]).length, 3, 'who waited alone and was erased is in none');
    assert.equal((votes as readonly unknown[]).length, 2);
  });

  it('leads to the same end when it dies just after a write', async () => {
    assert.ok(night.calls.filter(isWrite).length > 20);
    await night.sweep();
  });
});
