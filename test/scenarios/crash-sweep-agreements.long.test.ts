import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import type { NewsKind } from '../../src/agreements/agreement.js';
import type { App } from '../../src/app-parts.js';
import type { Match } from '../../src/matching/match.js';
import type { Participant } from '../../src/participants/participant.js';
import { PAPER } from '../support/agreements.js';
import type { Person } from '../support/fake-teams/person.js';
import { populate } from '../support/populate.js';
import { sentence } from '../support/says.js';
import { idOf } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import type { FreshStorage } from '../support/storage.js';
import { stateOf } from '../support/stored-state.js';
import { isWrite, notesSent, type Rehearsal, rehearse, type Stage } from '../support/sweep.js';
import type { Moment } from '../support/watched-storage.js';

/** Anna and Bram agree, Carla and Daan do not come to it. */
const MUNICIPALITIES = ['GM0014', 'GM0546', 'GM0758', 'GM0193'];
const TALKS = ['main-0:0-a:000000', 'main-0:0-a:000001'] as const;
/** The first round is years away, so that nothing but agreements happens. */
const ENV = { PROGRAMME_START: '2035-01-01' };
const START = '2026-11-30T10:00:00+01:00';
const COLLECTIONS = ['participants', 'agreements', 'outbox'] as const;
const PASSING =
  /^(settledAt|dueAt|since|activityId|attempts|claim|joinedAt|placedAt|openedAt|address|order|madeAt|revision)$/;
/** When something was written or said: the next process does it a little later. */
const MOMENTS = /"at":"[^"]*"/g;

/** It has nobody to mark here. */
const isSwept = (name: string) => isWrite(name) && name !== 'participants.markUnreachable';

/** The person with this number, as stored; null once erased. */
type Who = (at: number) => Promise<Participant | null>;

interface Scene {
  readonly people: readonly Person[];
  readonly who: Who;
}

/** Lets somebody do something, unless they were erased by the process that died. */
function by(at: number, act: (app: App, person: Participant) => Promise<unknown>): NonNullable<Stage<Scene>['act']> {
  return async ({ who }, app) => {
    const person = await who(at);
    if (person !== null) await act(app, person);
  };
}

const ANNAS = `${TALKS[0]}:0`;
const STAGES: readonly Stage<Scene>[] = [
  { at: START, act: by(0, ({ services: { agreements } }, anna) => agreements.saveForMatch(anna, TALKS[0], PAPER)) },
  {
    at: '2026-11-30T11:00:00+01:00',
    act: by(1, ({ services }, bram) =>
      services.agreements.amend(bram, ANNAS, 1, { ...PAPER, what: 'Wij bellen eerst' }),
    ),
  },
  {
    at: '2026-11-30T12:00:00+01:00',
    act: by(0, ({ services: { agreements } }, anna) => agreements.respond(anna, ANNAS, 2, 'accept')),
  },
  {
    at: '2026-11-30T13:00:00+01:00',
    act: by(2, ({ services: { agreements } }, carla) => agreements.saveForMatch(carla, TALKS[1], PAPER)),
  },
  { at: '2026-11-30T14:00:00+01:00', act: by(3, ({ services: { privacy } }, daan) => privacy.erase(daan)) },
  { at: '2026-12-11T09:00:00+01:00' },
  {
    at: '2026-12-11T10:00:00+01:00',
    act: by(0, ({ services: { agreements } }, anna) =>
      agreements.answer(anna, ANNAS, 2, { outcome: 'kept', line: 'Ging goed' }),
    ),
  },
  { at: '2026-12-18T09:00:00+01:00' },
  {
    at: '2026-12-18T10:00:00+01:00',
    act: by(1, ({ services: { agreements } }, bram) => agreements.answer(bram, ANNAS, 2, { outcome: 'changed' })),
  },
];

interface Outcome {
  readonly state: unknown;
  /** The notifications that each person got, in order of person. */
  readonly messages: readonly (readonly string[])[];
}

/** The notification of such a message. */
const told = (news: NewsKind) => sentence(`agreement.summary_${news}`);

describe('a process killed between any two store calls of an agreement', () => {
  let life: Rehearsal<Outcome>;

  before(async () => {
    life = await rehearseLife();
  });
  after(() => life.close());

  it('is a sweep over proposing, changing, accepting, bringing back, finishing and erasing', () => {
    for (const name of ['createIfAbsent', 'save', 'saveAll'])
      assert.ok(life.calls.includes(`agreements.${name}`), name);
    assert.deepEqual(life.undisturbed.messages, [
      [told('proposed'), told('soon'), told('answered')],
      [...[told('proposed'), told('agreed'), told('soon')], ...[told('answered'), told('due')]],
      [told('answered'), told('soon'), told('due')],
      [told('proposed')],
    ]);
    assert.match(JSON.stringify(life.undisturbed.state), /"state":"changed"/);
  });

  it('loses nothing and says nothing twice when it dies just after a write', async () => {
    await life.sweep({ isMeant: ({ when }) => when === 'after', assertMore: assertMessages });
  });
  it('loses nothing when it dies just before it notes what was sent', async () => {
    await life.sweep({ isMeant: ({ when }) => when === 'before', assertMore: assertMessages });
  });
});

/** Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask. Never lost, though. */
function assertMessages(outcome: Outcome, expected: Outcome, { name, when }: Moment): void {
  const unnoted = when === 'before';
  for (const [person, messages] of outcome.messages.entries()) {
    const wanted = expected.messages[person] ?? [];
    const got = unnoted ? messages.filter((one, at) => one !== messages[at - 1]) : messages;
    assert.deepEqual(got, wanted, `person ${person}; killed ${when} ${name}`);
  }
}

/** The whole life of two agreements. */
function rehearseLife(): Promise<Rehearsal<Outcome>> {
  return rehearse<Scene, Outcome>({
    clock: new SteadyClock(START),
    env: ENV,
    stages: STAGES,
    isMoment: ({ name, when }) => (when === 'after' ? isSwept(name) : notesSent(name)),
    async prepare({ storage, teams, clock, steady }) {
      await steady.listen();
      await steady.tick();
      const people = await populate(storage, teams, clock, MUNICIPALITIES);
      await storage.stores.matches.addAll(TALKS.map((id, at) => talk(id, people.slice(at * 2, at * 2 + 2))));
      return { people, who: (at) => storage.stores.participants.get(idOf(people[at] ?? assert.fail())) };
    },
    ending: async ({ storage }, { people }) => ({
      state: await endOf(storage),
      messages: people.map((person) => person.inbox.map(({ summary }) => summary)),
    }),
  });
}

async function endOf(storage: FreshStorage): Promise<unknown> {
  const state = await stateOf(storage, COLLECTIONS, (_collection, member) => PASSING.test(member));
  return JSON.parse(JSON.stringify(state).replaceAll(MOMENTS, '"at":""'));
}

function talk(id: string, people: readonly Person[]): Match {
  return {
    ...{ id, roundId: 'main-0', sequence: 0, matchingId: '0-a', madeAt: new Date(START), state: 'talking', met: true },
    members: people.map((person) => ({ id: idOf(person), answer: 'met' })),
    ...{ why: [], bent: [], waitingFor: null },
  };
}
