import { type App, createApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import type { Person } from './fake-teams/person.js';
import { FakeTeams } from './fake-teams.js';
import { TestClock } from './test-clock.js';

/** A Monday before nine, Dutch time: the default week opens at nine. */
export const MONDAY_MORNING = '2026-11-23T08:00:00+01:00';

export const TENANT = '0aa00000-0000-4000-8000-000000000001';

/** The whole program on a stopped clock, with a fake Teams in front of it and a real database behind it. */
export interface TestApp {
  readonly app: App;
  readonly teams: FakeTeams;
  readonly clock: TestClock;
  /** Moves the clock, then does what the timers would do until nothing is left to do. */
  advance(span: string): Promise<void>;
  /** Does what the timers would do now. */
  settle(): Promise<void>;
  /** Somebody who installed the app and joined. */
  joins(name: string, options?: { municipality?: string; tenant?: string; locale?: string }): Promise<Person>;
  /** A second process of the same program on the same database. */
  another(storage: Storage): Promise<App>;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  readonly storage: Storage;
  readonly clock?: TestClock;
  readonly teams?: FakeTeams;
  readonly env?: Readonly<Record<string, string>>;
}

/** Settings of a test: nothing from the environment of the machine. */
export function testConfig(env: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', BASE_URL: 'http://127.0.0.1', ...env });
}

export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const clock = options.clock ?? new TestClock(MONDAY_MORNING);
  const teams = options.teams ?? (await FakeTeams.start({ now: clock.now }));
  const config = testConfig(options.env);
  const log = createLog(config.logLevel);
  const apps: App[] = [];

  async function launch(storage: Storage): Promise<{ app: App; port: number }> {
    const app = await createApp({ config, storage, clock, log });
    const port = await app.listen();
    apps.push(app);
    return { app, port };
  }

  const { app, port } = await launch(options.storage);
  teams.bot = `http://127.0.0.1:${port}/api/messages`;

  async function settle(): Promise<void> {
    await app.tick();
    while ((await app.sendDue()) > 0);
    await app.tick();
  }

  return {
    app,
    teams,
    clock,
    settle,
    async advance(span) {
      clock.advance(span);
      await settle();
    },
    async joins(name, { municipality = 'Zwolle', tenant = TENANT, locale = 'nl-NL' } = {}) {
      const person = teams.person({ name, tenant, locale });
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
    async stop() {
      await Promise.all(apps.map((one) => one.stop()));
      await teams.stop();
    },
  };
}
