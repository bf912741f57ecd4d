import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { createApp } from '../../src/app.js';
import type { App } from '../../src/app-parts.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import { copyDatabase, restoreDatabase } from './database-copy.js';
import { FakeTeams } from './fake-teams.js';
import { settle } from './settle.js';
import { type FreshStorage, freshStorage } from './storage.js';
import { testConfig } from './test-app.js';
import type { TestClock } from './test-clock.js';
import { evenly, runs } from './thorough.js';
import { type Death, unnotedIn } from './unnoted.js';
import { type Moment, watchedStorage } from './watched-storage.js';

/** Longer than any lease, so that the next process may take over from one that died. */
const AFTER_LEASES = '3m';

const READS = new RegExp(
  `\\.(${[
    ...['get', 'getMany', 'getPosts', 'find\\w*', 'all\\w*', 'of\\w*', 'peek', 'page\\w*', 'count\\w*', 'has\\w*'],
    ...['live', 'chosen', 'newestOf', 'loose', 'due', 'untold', 'waiting\\w*', 'unfinished', 'withWork'],
    ...['postsIn', 'postsBy'],
    ...['transitions', 'sums', 'municipalities'],
  ].join('|')})$`,
);

/**
 * Does this store call (such as `outbox.settle`) write? Dying after one that only reads, or before any call, leaves what
 * dying after the last write leaves, save for what was sent meanwhile: that is noted by `outbox.settle`. So a process dies
 * after each write, and before that one.
 */
export function isWrite(name: string): boolean {
  return !READS.test(name);
}

/** Does this store call note what was sent? Just before it, what was sent is not yet known to be. */
export function notesSent(name: string): boolean {
  return name === 'outbox.settle';
}

/** The world of a story: a database, a clock and a Teams of its own. */
export interface World {
  readonly storage: FreshStorage;
  readonly clock: TestClock;
  readonly teams: FakeTeams;
  /** A process that does not die. */
  readonly steady: App;
}

export interface Stage<Scene> {
  /** The clock goes there first. Default: it stays. */
  readonly at?: string;
  /** The prelude, by a process that does not die. */
  readonly first?: (scene: Scene, steady: App) => Promise<unknown>;
  /** People's actions; repeated with the next process when this one died under it. Then the timers do what is due. */
  readonly act?: (scene: Scene, app: App) => Promise<unknown>;
}

/** How a story ended, whoever died in it. */
export interface Ending {
  /** The stored state at the end, without anything that depends on the moment. */
  readonly state: unknown;
}

export interface Story<Scene, E extends Ending> {
  /** A clock at the first moment of the story. */
  readonly clock: TestClock;
  readonly env?: Readonly<Record<string, string>>;
  readonly pageSize?: number;
  /** Teams talks to the process over HTTP. */
  readonly overHttp?: boolean;
  /** Nothing happens but what the stages do: the timers stand still. */
  readonly withoutTimers?: boolean;
  /** The state before the process that may die began. */
  readonly prepare: (world: World) => Promise<Scene>;
  readonly stages: readonly Stage<Scene>[];
  readonly ending: (world: World, scene: Scene) => Promise<E>;
  /** The moments to die at. Default: after each write, and before what was sent is noted. */
  readonly isMoment?: (moment: Moment) => boolean;
}

interface Sweep<E extends Ending> {
  /** The moments of the story to die at. Default: all. */
  readonly isMeant?: (moment: Moment) => boolean;
  /** Whether people do again what they were doing when the process died. Default: yes. */
  readonly again?: boolean;
  /** Assertions besides the state being the same. */
  readonly assertMore?: (ending: E, undisturbed: E, death: Death) => void;
}

export interface Rehearsal<E extends Ending> {
  /** The store calls of the story, by name. */
  readonly calls: readonly string[];
  readonly undisturbed: E;
  /**
   * Has a process die at each of these moments, or at a spread of them: the end must be that of the undisturbed story. Gives
   * how many died.
   */
  sweep(options?: Sweep<E>): Promise<number>;
  close(): Promise<void>;
}

/** Everything as it was when a process may have died. */
interface Copy {
  readonly moment: Death;
  readonly stage: number;
  readonly restore: () => Promise<void>;
}

const USUAL_MOMENTS = ({ name, when }: Moment): boolean => (when === 'after' ? isWrite(name) : notesSent(name));

/** As many deaths as a sweep dies at most, spread over the story. Some die at two hundred writes, most of them of one kind. */
const MOST_DEATHS = runs(60, 6);

/**
 * Plays a story once, and keeps a copy of the world at each moment at which its process may die. A death is then played from
 * its copy on, by a process that finds what the dead one left: that stage, the next one, and so on until everything that is
 * kept is as it was there in the undisturbed story, at the latest at its end. From there on it is the same story: what
 * may differ, such as a moment, had a whole stage to show an effect.
 */
export async function rehearse<Scene, E extends Ending>(story: Story<Scene, E>): Promise<Rehearsal<E>> {
  const { clock } = story;
  const world = { storage: await freshStorage(), clock, teams: await FakeTeams.start({ now: clock.now }) };
  const played = new PlayedStory(story, world);
  try {
    await played.rehearse();
    return played;
  } catch (error) {
    await played.close();
    throw error;
  }
}

class PlayedStory<Scene, E extends Ending> implements Rehearsal<E> {
  calls: readonly string[] = [];
  private readonly apps = new Set<App>();
  private readonly copies: Copy[] = [];
  /** How it stood at the end of each stage. */
  private readonly endings: E[] = [];
  private played: { readonly world: World; readonly scene: Scene } | null = null;

  constructor(
    private readonly story: Story<Scene, E>,
    private readonly parts: Omit<World, 'steady'>,
  ) {}

  get undisturbed(): E {
    return this.endings.at(-1) ?? assert.fail('the story has no stages');
  }

  async rehearse(): Promise<void> {
    const { story, parts, copies } = this;
    const { storage, teams, clock } = parts;
    const steady = await this.launch(storage);
    const world: World = { ...parts, steady };
    const scene = await story.prepare(world);
    this.played = { world, scene };
    const { storage: watched, names } = watchedStorage(storage, story.isMoment ?? USUAL_MOMENTS, async (moment) => {
      const documents = await copyDatabase(storage);
      const unnoted = unnotedIn(teams, documents);
      const [inTeams, onClock] = [teams.state, clock.state];
      const restore = async (): Promise<void> => {
        await restoreDatabase(storage, documents);
        teams.become(inTeams);
        clock.become(onClock);
      };
      copies.push({ moment: { ...moment, unnoted }, stage: this.endings.length, restore });
    });
    const mortal = await this.launch(watched);
    for (const stage of story.stages) {
      await this.begin(stage, scene, steady);
      await this.play(stage, scene, mortal);
      this.endings.push(await story.ending(world, scene));
    }
    this.calls = names();
  }

  async sweep({ isMeant = () => true, again = true, assertMore }: Sweep<E> = {}): Promise<number> {
    const meant = evenly(
      this.copies.filter(({ moment }) => isMeant(moment)),
      MOST_DEATHS,
    );
    assert.notEqual(meant.length, 0);
    for (const copy of meant) {
      const { ending, expected } = await this.dieAt(copy, again);
      const { name, when } = copy.moment;
      assert.deepEqual(ending.state, expected.state, `killed ${when} ${name} in stage ${copy.stage}`);
      assertMore?.(ending, expected, copy.moment);
    }
    return meant.length;
  }

  async close(): Promise<void> {
    await this.stopAll();
    await this.parts.teams.stop();
    await this.parts.storage.close();
  }

  private async dieAt({ stage: died, restore }: Copy, again: boolean): Promise<{ ending: E; expected: E }> {
    const { world, scene } = this.played ?? assert.fail();
    await this.stopAll();
    await restore();
    const app = await this.launch(world.storage);
    world.clock.advance(AFTER_LEASES);
    await this.play(again ? (this.story.stages[died] ?? {}) : {}, scene, app);
    let at = died;
    let ending: E | null = null;
    for (const stage of this.story.stages.slice(died + 1)) {
      at += 1;
      await this.begin(stage, scene, app);
      await this.play(stage, scene, app);
      ending = await this.story.ending(world, scene);
      if (isDeepStrictEqual(ending.state, this.endings[at]?.state)) break;
    }
    ending ??= await this.story.ending(world, scene);
    return { ending, expected: this.endings[at] ?? assert.fail() };
  }

  private async begin({ at, first }: Stage<Scene>, scene: Scene, steady: App): Promise<void> {
    if (at !== undefined) this.parts.clock.goTo(at);
    await first?.(scene, steady);
  }

  private async play({ act }: Stage<Scene>, scene: Scene, app: App): Promise<void> {
    await act?.(scene, app);
    if (!this.story.withoutTimers) await settle(app);
  }

  private async launch(on: Storage): Promise<App> {
    const { clock, env, pageSize, overHttp } = this.story;
    const parts = { config: testConfig(env), clock, log: createLog('silent'), storage: on };
    const app = createApp({ ...parts, ...(pageSize === undefined ? {} : { pageSize }) });
    this.apps.add(app);
    if (overHttp) this.parts.teams.bot = `http://127.0.0.1:${await app.listen()}/api/messages`;
    return app;
  }

  private async stopAll(): Promise<void> {
    await Promise.all([...this.apps].map((app) => app.stop()));
    this.apps.clear();
  }
}
