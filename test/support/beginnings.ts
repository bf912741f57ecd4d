import assert from 'node:assert/strict';
import type { Document } from 'mongodb';
import { type Change, changesBetween, copyDatabase, type DatabaseCopy, makeChanges } from './database-copy.js';
import type { Person } from './fake-teams/person.js';
import type { LoggedCall, TeamsState } from './fake-teams.js';
import type { FreshStorage } from './storage.js';
import type { TestApp } from './test-app.js';
import type { ClockState } from './test-clock.js';

/** The world after a beginning, with what its last step changed in the database. */
interface World {
  readonly documents: DatabaseCopy;
  readonly changes: readonly Change[];
  readonly serviceUrl: string;
  readonly teams: TeamsState;
  readonly calls: readonly LoggedCall[];
  readonly clock: ClockState;
  /** User id of the person whom the step was about. */
  readonly userId: string | undefined;
}

interface Beginning {
  times: number;
  world: World | null;
}

/** Stories played in this process, each beginning by its settings and the steps so far. */
const beginnings = new Map<string, Beginning>();

const WRITES = /^(insert|update|delete|findAndModify|create|drop)/;

/** Counts what is written to a database. */
export class WriteCount {
  writes = 0;

  readonly started = ({ commandName }: { readonly commandName: string }): void => {
    if (WRITES.test(commandName)) this.writes += 1;
  };
}

/**
 * The same program, which is put where a step of a story leads when that is known: many stories begin alike, with the same
 * people who join and the same moments that come. A beginning is played twice, kept the second time and restored from then
 * on. Once anything else happened (somebody wrote or clicked outside of a chapter, a fault, another process) all is played.
 */
export function withBeginnings(t: TestApp, storage: FreshStorage, settings: string, count: WriteCount): TestApp {
  let path = settings;
  /** The database as the last step left it; null: nobody looked. */
  let asKept: (() => DatabaseCopy | Promise<DatabaseCopy>) | null = null;
  let isBeginning = true;
  let isWithin = false;
  let asLeft = mark();
  if (seen().times > 1) asKept = () => copyDatabase(storage);

  /** Anything that happens changes it. */
  function mark(): string {
    const { state, calls, deliveries, enforceRates, faults } = t.teams;
    const conversations = state.conversations.map(({ id, state: { messages, ...rest } }) => [
      id,
      rest,
      messages.length,
    ]);
    const { lastId, people } = state;
    return JSON.stringify([
      ...[count.writes, t.url, t.clock.state, lastId, people, conversations],
      ...[calls.length, deliveries, enforceRates, faults.areThere, t.teams.teamCount],
    ]);
  }

  function seen(): Beginning {
    const known = beginnings.get(path) ?? { times: 0, world: null };
    beginnings.set(path, known);
    known.times += 1;
    return known;
  }

  /** Another Teams has another address, which people and messages name. */
  function here<T>(value: T, elsewhere: string): T {
    return withText(value, elsewhere, t.teams.serviceUrl) as T;
  }

  async function restored({ changes, serviceUrl, teams, calls, clock, userId }: World): Promise<Person | undefined> {
    await makeChanges(storage, changes, (document) => here(document, serviceUrl));
    t.teams.become(here(teams, serviceUrl));
    t.teams.calls.splice(0, t.teams.calls.length, ...calls);
    t.clock.become(clock);
    return userId === undefined ? undefined : t.teams.known(userId);
  }

  async function kept(before: DatabaseCopy, person: Person | undefined): Promise<World> {
    const documents = await copyDatabase(storage);
    const { serviceUrl, state: teams, calls } = t.teams;
    const userId = person?.facts.userId;
    const changes = changesBetween(before, documents);
    return { documents, changes, serviceUrl, teams, calls: [...calls], clock: t.clock.state, userId };
  }

  /** Does a step, or puts the world where it leads. Gives the person whom it was about. */
  async function step(name: string, play: () => Promise<Person | undefined>): Promise<Person | undefined> {
    // The inside of a named step is not looked at: it is kept as a whole.
    if (isWithin) return play();
    isBeginning &&= mark() === asLeft;
    if (!isBeginning) return play();
    path += `\n${name}`;
    const beginning = seen();
    const before = beginning.times > 1 && beginning.world === null ? await asKept?.() : undefined;
    let person: Person | undefined;
    if (beginning.world === null) person = await within(play);
    else person = await restored(beginning.world);
    if (before !== undefined) beginning.world = await kept(before, person);
    const { world } = beginning;
    asKept = world === null ? null : () => here(world.documents, world.serviceUrl);
    asLeft = mark();
    return person;
  }

  async function within<T>(play: () => Promise<T>): Promise<T> {
    isWithin = true;
    try {
      return await play();
    } finally {
      isWithin = false;
    }
  }

  const played: Pick<TestApp, 'settle' | 'advance' | 'goTo' | 'joins' | 'chapter'> = {
    settle: async () => void (await step('settle', async () => void (await t.settle()))),
    advance: async (span) => void (await step(`advance ${span}`, async () => void (await t.advance(span)))),
    goTo: async (moment) => void (await step(`go to ${moment}`, async () => void (await t.goTo(moment)))),
    chapter: async (title, play) => void (await step(`chapter ${title}`, async () => void (await play()))),
    joins: async (name, options) => {
      const person = await step(`${name} joins ${JSON.stringify(options)}`, () => t.joins(name, options));
      assert.ok(person, `${name} is known after the step in which they join`);
      return person;
    },
  };
  return Object.assign(Object.create(t) as TestApp, played);
}

/** The same value, with one text in the place of another wherever it stands in it. Dates and bytes stay what they are. */
function withText(value: unknown, found: string, replacement: string): unknown {
  if (typeof value === 'string') return value.replaceAll(found, replacement);
  if (Array.isArray(value)) return value.map((one) => withText(one, found, replacement));
  if (value instanceof Map)
    return new Map(Array.from(value, ([key, one]) => [key, withText(one, found, replacement)] as const));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const members = Object.entries(value as Document).map(([name, one]) => [name, withText(one, found, replacement)]);
  return Object.fromEntries(members) as unknown;
}
