import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import type { App } from '../../src/app-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { participantOf, populate } from '../support/populate.js';
import { settle } from '../support/settle.js';
import { SteadyClock } from '../support/steady-clock.js';
import type { FreshStorage } from '../support/storage.js';
import { stateOf } from '../support/stored-state.js';
import { isWrite, type Rehearsal, rehearse, type Stage } from '../support/sweep.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import type { Death } from '../support/unnoted.js';

/** Six people of three municipalities, the third pair of which talks. */
const MUNICIPALITIES = ['GM0014', 'GM0546', 'GM0758', 'GM0014', 'GM0546', 'GM0758'];
/** Fewer than there are people, and as many as there are groups. */
const PAGE_SIZE = 3;
const COLLECTIONS = ['participants', 'rounds', 'ballotBoxes', 'votes', 'results', 'outbox', 'matches'] as const;
/** Moments, how often a message was tried and how often a no was noted: these may differ, the outcome may not. */
const PASSING =
  /^(phaseSince|stepSince|settledAt|dueAt|since|leaseUntil|holder|castAt|closedAt|activityId|plan|joinedAt|placedAt|openedAt|madeAt|freed|rematched|address)$/;
/** A matching has a name of its own each time; what counts is which of the round's matchings it is. */
const NAME_OF_MATCHING = /\b(\d)-id-\d{8}/g;

interface Scene {
  readonly storage: FreshStorage;
  readonly people: readonly Person[];
}

const STAGES: readonly Stage<Scene>[] = [
  { at: '2026-11-25T09:00:00+01:00' },
  { at: '2026-11-25T09:05:00+01:00' },
  { at: '2026-11-25T12:00:00+01:00', act: answer },
  { at: '2026-11-26T09:00:00+01:00' },
  { at: '2026-11-27T09:00:00+01:00' },
  { at: '2026-11-27T12:00:00+01:00', first: (scene, steady) => vote(scene, steady, 'second') },
  { at: '2026-11-30T08:00:00+01:00' },
  { at: '2026-11-30T08:05:00+01:00' },
  // Votes that came in late are swept a while after the sealing.
  { at: '2026-11-30T08:20:00+01:00' },
  { at: '2026-11-30T08:30:00+01:00' },
];

interface Outcome {
  readonly state: Readonly<Record<string, unknown>>;
  /** How many messages each person has, in order of person, and the id of their chat. */
  readonly messages: readonly number[];
  readonly chats: readonly string[];
}

describe('a process killed between any two store calls of the talks', () => {
  let week: Rehearsal<Outcome>;

  before(async () => {
    week = await rehearseWeek();
  });
  after(() => week.close());

  it('is a sweep over a matching, two people who say no, a new match, a reminder, a second vote and a closing', () => {
    const writes = week.calls.filter(isWrite);
    for (const name of ['matches.addAll', 'matches.answer', 'matches.markOver', 'rounds.noteFreed', 'rounds.save']) {
      assert.ok(writes.includes(name), name);
    }
    const { state, messages } = week.undisturbed;
    const matches = state.matches as readonly { state: string; attempt: string; met: boolean }[];
    assert.deepEqual(
      matches.map(({ attempt, state, met }) => `${attempt} ${state} ${met}`),
      ['0 over false', '0 over false', '0 talking true', '1 talking false'],
    );
    // Ballot, opening, match, second ballot and result; two of them another match and a reminder as well.
    assert.deepEqual([...messages].sort(), [5, 5, 5, 5, 7, 7]);
    assert.match(JSON.stringify(state), /"second":\{"tally"/);
    assert.match(JSON.stringify(state), /"phase":"sealed"/);
  });

  it('leads to the same matches, cards and counts when it dies just after a write', async () => {
    await week.sweep({ isMeant: ({ when }) => when === 'after', assertMore: assertMessages });
  });
  it('leads to the same matches, cards and counts when it dies just before it notes what was sent', async () => {
    await week.sweep({ isMeant: ({ when }) => when === 'before', assertMore: assertMessages });
  });
});

/** Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask. Never lost, though. */
function assertMessages(outcome: Outcome, expected: Outcome, { name, when, unnoted }: Death): void {
  outcome.messages.forEach((count, person) => {
    const wanted = expected.messages[person] ?? 0;
    const twice = unnoted.get(outcome.chats[person] ?? '') ?? 0;
    const fits = count >= wanted && count <= wanted + twice;
    assert.ok(fits, `person ${person} got ${count} messages, not ${wanted}; killed ${when} ${name}`);
  });
}

/** The first vote is over when the process begins that may die. */
function rehearseWeek(): Promise<Rehearsal<Outcome>> {
  return rehearse<Scene, Outcome>({
    clock: new SteadyClock('2026-11-23T08:00:00+01:00'),
    env: WHOLE_WEEK,
    pageSize: PAGE_SIZE,
    stages: STAGES,
    async prepare({ storage, teams, clock, steady }) {
      await steady.listen();
      await steady.tick();
      const people = await populate(storage, teams, clock, MUNICIPALITIES);
      clock.goTo('2026-11-23T09:00:00+01:00');
      await settle(steady);
      await vote({ storage, people }, steady, 'first');
      return { storage, people };
    },
    async ending({ storage }, { people }) {
      const state = await stateOf(storage, COLLECTIONS, (collection, member) =>
        collection === 'outbox' && member === 'attempts' ? true : PASSING.test(member),
      );
      return {
        state: JSON.parse(JSON.stringify(state).replaceAll(NAME_OF_MATCHING, '$1')),
        messages: people.map((person) => person.inbox.length),
        chats: people.map(({ conversation }) => conversation.id),
      };
    },
  });
}

async function vote({ storage, people }: Scene, app: App, ballot: 'first' | 'second'): Promise<void> {
  for (const [at, person] of people.entries()) {
    const participant = await participantOf(storage, person);
    const choice = {
      option: at === 5 ? 'b' : 'a',
      confidence: 3,
      reason: `Because of reason number ${at} that I have`,
    };
    const view = await app.services.voting.cast(participant, 'main-1', ballot, choice, new Date(0));
    assert.equal(view.kind, 'open');
  }
}

/** In the first two groups of the first matching somebody declines, in the third somebody says that they talked. */
async function answer({ storage, people }: Scene, app: App): Promise<void> {
  const [matchingId = ''] = (await storage.stores.rounds.get('main-1'))?.matchingIds ?? [];
  const groups = await storage.stores.matches.pageOfMatching('main-1', matchingId, null, 10);
  for (const [at, { id, members }] of groups.entries()) {
    const person = people.find(({ facts }) => members[0]?.id.endsWith(facts.objectId));
    assert.ok(person);
    const participant = await participantOf(storage, person);
    if (at < 2) await app.services.matching.decline(participant, id);
    else await app.services.matching.noteMet(participant, id);
  }
}
