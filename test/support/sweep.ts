import assert from 'node:assert/strict';
import type { App } from '../../src/app.js';
import type { Clock } from '../../src/clock.js';
import { type Participant, participantId } from '../../src/participants/participant.js';
import type { Person } from './fake-teams/person.js';
import type { FakeTeams } from './fake-teams.js';
import type { Death } from './mortal-storage.js';
import { type FreshStorage, kept } from './storage.js';
import { TENANT } from './test-app.js';

/** Longer than any lease, so that the next process may take over from one that died. */
export const AFTER_LEASES = '3m';

const READS = new RegExp(
  `\\.(${[
    ...['get', 'getMany', 'getPosts', 'find\\w*', 'all\\w*', 'of\\w*', 'peek', 'page\\w*', 'count\\w*', 'has\\w*'],
    ...['live', 'chosen', 'begun', 'newestOf', 'loose', 'due', 'untold', 'waiting', 'unfinished', 'withWork'],
    ...['transitions', 'sums', 'municipalities'],
  ].join('|')})$`,
);

/**
 * Does this store call (such as `outbox.settle`) write? Dying after one that only reads, or before any call, leaves what
 * dying after the last write leaves, save for what was sent meanwhile: that is noted by `outbox.settle`. So a sweep dies
 * after each write, and before that one.
 */
export function isWrite(name: string): boolean {
  return !READS.test(name);
}

/** Does this store call note what was sent? Just before it, what was sent is not yet known to be. */
export function notesSent(name: string): boolean {
  return name === 'outbox.settle';
}

/** Runs at a time: while one waits for the database another goes on. */
const LANES = 2;

/** How a run ended, whoever died in it. */
export interface Ending {
  /** The store calls, by name. */
  readonly calls: readonly string[];
  /** Null: nobody died. */
  readonly diedAt: string | null;
  /** What is stored at the end, without what depends on the moment. */
  readonly state: unknown;
}

interface Sweep<E extends Ending> {
  readonly undisturbed: E;
  /** The same from the beginning, with a process that dies. */
  readonly again: (death: Death) => Promise<E>;
  readonly when: Death['when'];
  /** Does a process die at this store call? */
  readonly isSwept: (name: string) => boolean;
  /** One of so many parts, for what takes longer than one test may. Default: everything. */
  readonly part?: { readonly at: number; readonly of: number };
  readonly assertMore?: (outcome: E, undisturbed: E) => void;
}

/** Has a process die at each store call that is swept, once per run: the end must be that of the undisturbed run. */
export async function sweep<E extends Ending>(one: Sweep<E>): Promise<void> {
  const { undisturbed, again, when, isSwept, part = { at: 0, of: 1 }, assertMore } = one;
  const all = undisturbed.calls.flatMap((name, at) => (isSwept(name) ? [{ atCall: at + 1, when }] : []));
  const deaths = all.filter((_death, at) => at % part.of === part.at);
  assert.notEqual(deaths.length, 0);
  const lanes = Array.from({ length: LANES }, (_, lane) => deaths.filter((_death, at) => at % LANES === lane));
  const run = async (lane: readonly Death[]): Promise<void> => {
    for (const death of lane) {
      const outcome = await again(death);
      assert.ok(outcome.diedAt !== null, `the process died at call ${death.atCall}`);
      assert.deepEqual(outcome.state, undisturbed.state, `killed at call ${death.atCall}: ${outcome.diedAt}`);
      assertMore?.(outcome, undisturbed);
    }
  };
  await Promise.all(lanes.map(run));
}

/** What the timers of this process would do now, until nothing is left to do. */
export async function settle(app: App): Promise<void> {
  await app.tick();
  while ((await app.sendDue()) > 0);
  await app.tick();
}

/** People who joined, one for each of these municipalities (codes), stored without any turn so that a sweep is quick. */
export async function populate(
  storage: FreshStorage,
  teams: FakeTeams,
  clock: Clock,
  municipalities: readonly string[],
): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const [at, municipality] of municipalities.entries()) {
    const objectId = `0bb00000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`;
    const person = teams.person({ name: `Person ${at}`, tenant: TENANT, objectId });
    person.conversation.installed = true;
    const { serviceUrl, conversationId, userId } = person.activity();
    const id = participantId({ tenantId: TENANT, objectId });
    const address = { channelId: 'msteams', serviceUrl, conversationId, tenantId: TENANT, botId: '28:x', userId };
    await storage.stores.participants.touch({
      ...{ id, tenantId: TENANT, objectId, name: person.facts.name, locale: 'nl-NL', seenOn: '2026-11-23', address },
    });
    await storage.stores.participants.change(id, {
      ...{ standing: 'joined', joinedAt: clock.now(), municipality, role: 'adviser' },
    });
    people.push(person);
  }
  return people;
}

/** The participant behind a person of `populate`. */
export async function participantOf(storage: FreshStorage, { facts }: Person): Promise<Participant> {
  const participant = await storage.stores.participants.get(`${facts.tenantId}:${facts.objectId}`);
  if (participant === null) throw new Error(`${facts.name} is not stored`);
  return participant;
}

/** Every document of these collections, without the members that may differ from one run to the next. */
export async function stateOf(
  storage: FreshStorage,
  collections: readonly string[],
  passing: (collection: string, member: string) => boolean,
): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  for (const name of collections) {
    state[name] = (await kept(storage, name)).map((document) =>
      Object.fromEntries(Object.entries(document).filter(([member]) => !passing(name, member))),
    );
  }
  return state;
}
