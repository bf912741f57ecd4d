import { createApp } from '../../src/app.js';
import type { App } from '../../src/app-parts.js';
import { type Config, DEFAULT_CALENDAR, readConfig } from '../../src/config.js';
import type { Limits } from '../../src/http/listener.js';
import { createLog, type Log } from '../../src/log.js';
import type { PersonKey } from '../../src/participants/participant.js';
import type { Storage } from '../../src/storage/storage.js';
import type { Person } from './fake-teams/person.js';
import { FakeTeams } from './fake-teams.js';
import { PATIENCE_MS } from './patience.js';
import { settle as settleApp } from './settle.js';
import { TestClock } from './test-clock.js';

/** A Monday before nine, Dutch time: the default week opens at nine. */
export const MONDAY_MORNING = '2026-11-23T08:00:00+01:00';

export const TENANT = '0aa00000-0000-4000-8000-000000000001';

/** Somebody who joins: where they work, and the client that they use. */
export interface Joining {
  readonly municipality?: string;
  readonly tenant?: string;
  readonly locale?: string;
  readonly objectId?: string;
}

/** The whole program on a stopped clock, with a fake Teams in front of it and a real database behind it. */
export interface TestApp {
  /** The process that Teams talks to now. */
  readonly app: App;
  /** Where that process listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Where it tells about its health and its numbers. */
  readonly opsUrl: string;
  readonly teams: FakeTeams;
  readonly clock: TestClock;
  /** Moves the clock, then does what the timers would do until nothing is left to do. */
  advance(span: string): Promise<void>;
  /** Moves the clock to a moment (with its offset from UTC), then the same. */
  goTo(moment: string): Promise<void>;
  /** Does what the timers would do now. */
  settle(): Promise<void>;
  /** Somebody who installed the app and joined. */
  joins(name: string, options?: Joining): Promise<Person>;
  /**
   * Plays a part of a story that others begin with too. The title and the steps before it say all that happens in it:
   * where the same was played before, the world may be put where it led.
   */
  chapter(title: string, play: () => Promise<unknown>): Promise<void>;
  /** A second process of the same program on the same database. */
  another(storage: Storage): Promise<App>;
  /** Ends the process and starts a new one on the same database, with these settings changed; Teams talks to the new one. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  readonly storage: Storage;
  readonly clock?: TestClock;
  readonly teams?: FakeTeams;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the program logs; absent: nowhere. */
  readonly log?: Log;
  /** People handled at a time when a round opens or closes. */
  readonly pageSize?: number;
  /** Time for one call to Teams' connector (ms). */
  readonly connectorMs?: number;
  /** How much time and room those who connect get. */
  readonly limits?: Limits;
  /** Time for an answer to somebody (ms); absent: as long as it takes. */
  readonly turnMs?: number;
  /** After how long somebody sees that an answer is on its way (ms); absent: never. */
  readonly typingMs?: number;
  /** Words handled before all others. */
  readonly extraWords?: (text: string) => Promise<string | null>;
  /** Where the keys of Teams' sign-in are. */
  readonly signInKeys?: URL;
  /** Where it is told where the keys of Azure Bot Service are. */
  readonly botKeys?: URL;
  /** The visitor who may sign in to the tab without Teams. */
  readonly localVisitor?: PersonKey;
}

/** A week with one vote and no talks: what the stories about voting need. */
export const SHORT_WEEK = 'voting=mon 09:00, closed=wed 09:00';

/** The settings of a story about the whole week: the default calendar. */
export const WHOLE_WEEK = { PROGRAMME_CALENDAR: DEFAULT_CALENDAR } as const;

/** Settings of a test: a short week unless told otherwise, and nothing from the environment of the machine. */
export function testConfig(env: Readonly<Record<string, string>> = {}): Config {
  return readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    OPS_PORT: '0',
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://127.0.0.1',
    PROGRAMME_CALENDAR: SHORT_WEEK,
    ...env,
  });
}

export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const clock = options.clock ?? new TestClock(MONDAY_MORNING);
  const teams = options.teams ?? (await FakeTeams.start({ now: clock.now }));
  let config = testConfig(options.env);
  const log = options.log ?? createLog(config.logLevel);
  const running = new Set<App>();

  async function launch(storage: Storage): Promise<{ app: App; url: string }> {
    const { env: _env, teams: _teams, ...rest } = options;
    const app = createApp({ turnMs: PATIENCE_MS, typingMs: PATIENCE_MS, ...rest, config, storage, clock, log });
    const port = await app.listen();
    running.add(app);
    return { app, url: `http://127.0.0.1:${port}` };
  }

  async function end(app: App): Promise<void> {
    running.delete(app);
    await app.stop();
  }

  async function launchForTeams(): Promise<{ app: App; url: string }> {
    const launched = await launch(options.storage);
    teams.bot = `${launched.url}/api/messages`;
    return launched;
  }

  let current = await launchForTeams();

  const settle = (): Promise<void> => settleApp(current.app);

  return {
    get app() {
      return current.app;
    },
    get url() {
      return current.url;
    },
    get opsUrl() {
      return `http://127.0.0.1:${current.app.opsPort}`;
    },
    teams,
    clock,
    settle,
    async advance(span) {
      clock.advance(span);
      await settle();
    },
    async goTo(moment) {
      clock.goTo(moment);
      await settle();
    },
    async chapter(_title, play) {
      await play();
    },
    async joins(name, { municipality = 'Zwolle', tenant = TENANT, locale = 'nl-NL', objectId } = {}) {
      const person = teams.person({ name, tenant, locale, ...(objectId === undefined ? {} : { objectId }) });
      await person.installs();
      await person.clicks(person.lastCard(), { verb: 'profile.open' });
      await person.clicks(
        person.lastCard(),
        { verb: 'profile.save' },
        { municipalityName: municipality, role: 'policy-officer' },
      );
      return person;
    },
    async another(storage) {
      return (await launch(storage)).app;
    },
    async restart(env) {
      if (env !== undefined) config = testConfig({ ...options.env, ...env });
      await end(current.app);
      current = await launchForTeams();
    },
    async stop() {
      await Promise.all([...running].map(end));
      await teams.stop();
    },
  };
}
