import assert from 'node:assert/strict';
import { matchIdPrefix } from '../../src/matching/match.js';
import { messageOf, type RawActivity } from '../support/activities.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { participantOf, populate } from '../support/populate.js';
import { says } from '../support/says.js';
import { reads } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import { type FreshStorage, kept } from '../support/storage.js';
import { isWrite, type Rehearsal, rehearse, type Stage } from '../support/sweep.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import type { Moment } from '../support/watched-storage.js';

const TEXTS = ['Een', 'Twee', 'Drie'] as const;

/** These have nobody to mark here, or belong to the start. */
const NOT_SWEPT = /\.(markUnreachable|createIfAbsent)$/;

/** Writes before which a death loses something; before any other the state equals that after the previous one. */
const UNDONE = /\.(touch|append|settle)$/;

interface Scene {
  readonly storage: FreshStorage;
  readonly anna: Person;
  readonly bram: Person;
  readonly matchId: string;
  /** Anna's activities by text: Teams redelivers the same activity. */
  readonly written: Map<string, RawActivity>;
}

interface Outcome {
  readonly state: unknown;
  /** Messages that reached the other, in order. */
  readonly arrived: readonly string[];
}

const isSwept = (name: string) => isWrite(name) && !NOT_SWEPT.test(name);

describe('a process killed between any two store calls of a talk', () => {
  let talk: Rehearsal<Outcome>;

  before(async () => {
    talk = await rehearseTalk();
  });
  after(() => talk.close());

  it('is a sweep over opening, writing, delivering and closing, and over the open thread', () => {
    for (const name of ['threads.append', 'threads.place', 'outbox.enqueue', 'threads.release', 'threads.closeAll']) {
      assert.ok(talk.calls.includes(name), name);
    }
    for (const name of ['authors.addIfAbsent', 'threads.noteTold']) assert.ok(talk.calls.includes(name), name);
    assert.deepEqual(talk.undisturbed.arrived, [...TEXTS, 'closed', 'news']);
  });

  for (const when of ['before', 'after'] as const) {
    it(`loses nothing and brings nothing twice when it dies just ${when} a call and Teams delivers again`, async () => {
      await talk.sweep({ isMeant: (moment) => moment.when === when, assertMore: assertArrived });
    });
  }

  it('brings what was taken also when Teams never delivers it again', async () => {
    const isMeant = ({ name, when }: Moment) => when === 'after' && /^threads\.(append|place)$/.test(name);
    const died = await talk.sweep({ isMeant, again: false, assertMore: assertArrived });
    assert.equal(died, 2 * TEXTS.length + 2);
  });
});

/** Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask. Never lost, though. */
function assertArrived({ arrived }: Outcome, undisturbed: Outcome, { name, when }: Moment): void {
  const unnoted = name === 'outbox.settle' && when === 'before';
  const once = arrived.filter((text, at) => !unnoted || text !== arrived[at - 1]);
  assert.deepEqual(once, undisturbed.arrived, `killed ${when} ${name}`);
}

/** Anna opens a thread, writes three times, and closes it; each time everything is delivered. Then she writes to all. */
const STAGES: readonly Stage<Scene>[] = [
  {
    act: async ({ storage, anna, matchId }, app) =>
      app.services.threads.open(await participantOf(storage, anna), matchId),
  },
  ...TEXTS.map((text): Stage<Scene> => ({ act: (scene) => writes(scene, text) })),
  {
    act: async ({ storage, anna, matchId }, app) =>
      app.services.threads.close(await participantOf(storage, anna), `match:${matchId}`),
  },
  { at: '2026-11-25T12:30:00+01:00' },
  {
    act: async ({ storage, anna }, app) => {
      const inRound = { typed: 'Aan iedereen', origin: ['once'], source: 'personal' } as const;
      return app.services.roundThreads.post(await participantOf(storage, anna), 'main-1', inRound);
    },
  },
  { at: '2026-11-25T16:00:00+01:00' },
  { at: '2026-11-25T16:30:00+01:00' },
];

async function writes({ anna, written }: Scene, text: string): Promise<void> {
  const activity = written.get(text) ?? messageOf(anna.activity(), text);
  written.set(text, activity);
  await anna.sends(activity);
}

function rehearseTalk(): Promise<Rehearsal<Outcome>> {
  return rehearse<Scene, Outcome>({
    clock: new SteadyClock('2026-11-25T12:00:00+01:00'),
    env: WHOLE_WEEK,
    overHttp: true,
    stages: STAGES,
    isMoment: ({ name, when }) => isSwept(name) && (when === 'after' || UNDONE.test(name)),
    async prepare({ storage, teams, clock }) {
      const [anna, bram] = await populate(storage, teams, clock, ['GM0014', 'GM0546']);
      assert.ok(anna && bram);
      const matchId = await matched(storage, [anna, bram], clock.now());
      return { storage, anna, bram, matchId, written: new Map() };
    },
    ending: async ({ storage }, { bram }) => ({ state: await stateOf(storage), arrived: bram.inbox.map(kindOf) }),
  });
}

/**
 * The state kept in the end. Without numbers, since a repeated delivery may skip one, and without ids, which come from
 * Teams' own.
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

/** The kind of a message: one of the texts, the closing of the talk, or the news of the day. */
function kindOf(shown: Shown): string {
  const text = reads(shown);
  const written = TEXTS.find((one) => text.split('\n').includes(one));
  if (written !== undefined) return written;
  if (says('notices.threadClosed.title').test(text)) return 'closed';
  return says('notices.roundNews.title').test(text) ? 'news' : text;
}

/** A match of these two in a round that is at its talks. */
async function matched(storage: FreshStorage, people: readonly Person[], now: Date): Promise<string> {
  const matchingId = '0-a';
  const id = `${matchIdPrefix('main-1', matchingId)}000000`;
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
    ...{ talk: { minimumTurnout: 10, agreement: 70 }, matchingIds: [matchingId], freedCount: 0, rematchedUpTo: 0 },
  });
  const members = await Promise.all(
    people.map(async (one) => ({ id: (await participantOf(storage, one)).id, answer: null })),
  );
  await storage.stores.matches.addAll([
    {
      ...{ id, roundId: 'main-1', sequence: 1, matchingId, madeAt: now, members, state: 'talking', met: false },
      ...{ why: [], bent: [], waitingFor: null },
    },
  ]);
  return id;
}
