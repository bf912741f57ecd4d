import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_VARIABLES } from '../manifest/settings.js';
import { type Config, readConfig, VARIABLES } from '../src/config.js';
import { ConfigError } from '../src/config-values.js';
import { projectRoot } from './support/project-root.js';

type Env = Readonly<Record<string, string>>;

/** Enough to start in production. */
const PRODUCTION: Env = {
  NODE_ENV: 'production',
  BASE_URL: 'https://spagaat.example.nl/',
  MONGODB_URI: 'mongodb://db.example.nl/?replicaSet=rs0',
  MicrosoftAppId: 'app',
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: 'home',
  ALLOWED_TENANTS: 'AAA, bbb',
};

function faultsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.faults;
  }
  return [];
}

/** The variables that the faults begin with. */
const faultyNames = (env: Env): readonly string[] => faultsOf(env).map((fault) => fault.split(' ')[0] ?? '');
const without = (env: Env, ...names: readonly string[]): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));

describe('the settings', () => {
  it('are all optional outside production, with the defaults of .env.example', () => {
    const config: Config = readConfig({});
    assert.equal(config.production, false);
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.port, 3978);
    assert.deepEqual(config.ops, { host: '127.0.0.1', port: 3979 });
    assert.equal(config.baseUrl, 'http://localhost:3978');
    assert.equal(config.logLevel, 'info');
    assert.deepEqual(config.storage, { kind: 'embedded', directory: './data', database: 'spagaat' });
    assert.deepEqual(config.credentials, { type: 'none' });
    assert.equal(config.allowedTenants.size, 0);
    assert.equal(config.programme.minimumCount, 5);
    assert.equal(config.programme.start, null);
    assert.equal(config.programme.dilemmas, null);
    assert.deepEqual(config.programme.weekPlan.voting, { weekday: 1, time: '09:00' });
    assert.deepEqual(config.programme.weekPlan.discussing, { weekday: 3, time: '09:00' });
    assert.deepEqual(config.programme.weekPlan.revoting, { weekday: 5, time: '09:00' });
    assert.deepEqual(config.programme.weekPlan.closed, { weekday: 1, time: '08:00' });
    assert.deepEqual(config.programme.talk, { minimumTurnout: 10, agreement: 70 });
    assert.equal(config.tenantSendsPerSecond, 30);
    assert.deepEqual(config.retention, {
      leftMonths: 12,
      unreachableMonths: 12,
      neverJoinedMonths: 12,
      matchMonths: 12,
      threadMonths: 12,
      openThreadMonths: 12,
      proposalMonths: 12,
      channelMonths: 12,
      auditMonths: 12,
      messageDays: 90,
    });
  });

  it('take an empty value for none, as a copied .env.example gives it', () => {
    const empty = Object.fromEntries(VARIABLES.map((name) => [name, '']));
    assert.deepEqual(readConfig(empty), readConfig({}));
  });

  it('are understood in full', () => {
    const config = readConfig({
      ...PRODUCTION,
      PORT: '8080',
      OPS_HOST: '10.0.0.1',
      OPS_PORT: '9100',
      LOG_LEVEL: 'warn',
      MONGODB_DATABASE: 'other',
      MUNICIPALITY_MAP: '@zwolle.nl=GM0193',
      FACILITATORS: 'Tenant:Object; t2:o2',
      TEAMS_APP_IDS: 'aaa=one, bbb=two',
      PROGRAMME_NAME: 'Oost',
      PROGRAMME_START: '2027-01-11',
      PROGRAMME_CALENDAR: 'voting=tue 10:00, closed=thu 16:30',
      PROGRAMME_DILEMMAS: 'one,two',
      MINIMUM_COUNT: '7',
      TENANT_SENDS_PER_SECOND: '10',
    });
    assert.equal(config.baseUrl, 'https://spagaat.example.nl');
    assert.equal(config.port, 8080);
    assert.deepEqual(config.ops, { host: '10.0.0.1', port: 9100 });
    assert.deepEqual([...config.allowedTenants], ['aaa', 'bbb']);
    assert.equal(config.teamsAppIds.get('bbb'), 'two');
    assert.deepEqual([...config.facilitators], ['tenant:object', 't2:o2']);
    assert.equal(config.employers.byMailDomain.get('zwolle.nl'), 'GM0193');
    assert.deepEqual(config.programme.dilemmas, ['one', 'two']);
    assert.equal(config.programme.minimumCount, 7);
    assert.deepEqual(config.storage, { kind: 'mongodb', uri: PRODUCTION.MONGODB_URI, database: 'other' });
  });
});

describe('a wrong setting', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['OPS_PORT', '-1'],
    ['OPS_PORT', '3978'],
    ['BASE_URL', 'spagaat'],
    ['LOG_LEVEL', 'loud'],
    ['MONGODB_URI', 'postgres://x'],
    ...[
      'w=0',
      'W=0',
      'w=2',
      'w=-1',
      'w=dc1',
      'w=majority&w=0',
      'journal=false',
      'readPreference=secondary',
      'slaveOk=true',
    ].map((option): [string, string] => ['MONGODB_URI', `mongodb://a,b/?replicaSet=rs0&${option}`]),
    ...['primaryPreferred', 'secondaryPreferred', 'nearest', 'Primary'].map((mode): [string, string] => [
      'MONGODB_URI',
      `mongodb+srv://u:p@a/db?READPREFERENCE=${mode}&tls=true`,
    ]),
    ['ALLOW_EMBEDDED', 'yes'],
    ['MicrosoftAppType', 'Other'],
    ['MUNICIPALITY_MAP', '@zwolle.nl=GM9999'],
    ['FACILITATORS', 'somebody'],
    ['TEAMS_APP_IDS', 'aaa'],
    ['PROGRAMME_START', '2027-02-30'],
    ['PROGRAMME_CALENDAR', 'voting=moonday 09:00, closed=wed 09:00'],
    ['PROGRAMME_CALENDAR', 'voting=mon 09:00, discussing=wed 09:00, closed=fri 09:00'],
    ['TALK_MINIMUM_TURNOUT', '101'],
    ['TALK_AGREEMENT', '49'],
    ['MINIMUM_COUNT', '4'],
    ['TENANT_SENDS_PER_SECOND', '0'],
    ['RETENTION_LEFT_MONTHS', '0'],
    ['RETENTION_UNREACHABLE_MONTHS', '5'],
    ['RETENTION_NEVER_JOINED_MONTHS', 'a year'],
    ['RETENTION_MATCH_MONTHS', '6'],
    ['RETENTION_MESSAGE_DAYS', '29'],
  ];
  for (const [name, value] of wrong) {
    it(`is named: ${name}=${value}`, () => assert.ok(faultyNames({ [name]: value }).includes(name)));
  }

  it('of the database says what to leave out, and not the password', () => {
    const [fault = ''] = faultsOf({ MONGODB_URI: 'mongodb://u:geheim@a/?w=0' });
    assert.match(fault, /^MONGODB_URI asks for w=0: leave it out/);
    assert.doesNotMatch(fault, /geheim/);
  });

  for (const uri of [
    'mongodb://a/',
    'mongodb+srv://u:p%3Fw=0@a/db?retryWrites=true&w=majority',
    'mongodb://a,b/?w=1&readPreference=primary&journal=true',
  ]) {
    it(`is not this: ${uri}`, () => assert.deepEqual(faultsOf({ MONGODB_URI: uri }), []));
  }

  it('is told together with all others of its kind, in one message', () => {
    const env = { PORT: 'x', LOG_LEVEL: 'x', MONGODB_URI: 'x', MINIMUM_COUNT: '1' };
    assert.deepEqual(faultyNames(env), ['PORT', 'LOG_LEVEL', 'MONGODB_URI', 'MINIMUM_COUNT']);
    assert.throws(
      () => readConfig(env),
      ({ message }: Error) => Object.keys(env).every((name) => message.includes(name)),
    );
  });

  it('does not hide what else is missing: every fault of every kind comes at once', () => {
    const names = faultyNames({ NODE_ENV: 'production', PORT: 'x', FACILITATORS: 'somebody' });
    for (const name of ['PORT', 'FACILITATORS', 'MicrosoftAppId', 'MONGODB_URI']) assert.ok(names.includes(name), name);
  });
});

describe('the credentials', () => {
  const bot = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: 'home' };

  it('are those of a bot in one tenant unless told otherwise', () => {
    const { credentials } = readConfig(bot);
    assert.deepEqual(credentials, { type: 'SingleTenant', appId: 'app', password: 'secret', tenantId: 'home' });
  });

  it('need no tenant of the bot with MultiTenant, and no secret with a managed identity', () => {
    const multi = readConfig({ ...without(bot, 'MicrosoftAppTenantId'), MicrosoftAppType: 'MultiTenant' });
    assert.equal(multi.credentials.type, 'MultiTenant');
    const identity = readConfig({ ...without(bot, 'MicrosoftAppPassword'), MicrosoftAppType: 'UserAssignedMsi' });
    assert.equal(identity.credentials.type, 'UserAssignedMsi');
  });

  it('are refused when half of them is missing', () => {
    assert.deepEqual(faultyNames(without(bot, 'MicrosoftAppPassword')), ['MicrosoftAppPassword']);
    assert.deepEqual(faultyNames(without(bot, 'MicrosoftAppTenantId')), ['MicrosoftAppTenantId']);
    assert.deepEqual(faultyNames(without(bot, 'MicrosoftAppId')), ['MicrosoftAppId']);
    assert.deepEqual(faultyNames({ ...bot, MicrosoftAppType: 'UserAssignedMsi' }), ['MicrosoftAppPassword']);
  });
});

describe('production', () => {
  it('starts with a database, credentials, tenants and a public address', () => {
    assert.equal(readConfig(PRODUCTION).production, true);
  });

  for (const name of ['MONGODB_URI', 'MicrosoftAppId', 'ALLOWED_TENANTS', 'BASE_URL']) {
    it(`refuses to start without ${name}`, () => {
      assert.ok(faultyNames(without(PRODUCTION, name)).includes(name));
    });
  }

  it('refuses an address without https, over which personal data would be downloaded', () => {
    assert.deepEqual(faultyNames({ ...PRODUCTION, BASE_URL: 'http://spagaat.example.nl' }), ['BASE_URL']);
  });

  it('takes the embedded engine only when it is told that one process is enough', () => {
    const env = without(PRODUCTION, 'MONGODB_URI');
    assert.match(faultsOf(env).join(), /ALLOW_EMBEDDED=1/);
    assert.deepEqual(faultyNames({ ...env, ALLOW_EMBEDDED: '0' }), ['MONGODB_URI']);
    assert.equal(readConfig({ ...env, ALLOW_EMBEDDED: '1' }).storage.kind, 'embedded');
  });
});

describe('.env.example', () => {
  const lines = readFileSync(join(projectRoot(), '.env.example'), 'utf8').split('\n');
  const named = lines.flatMap((line) => /^([A-Za-z_]+)=/.exec(line)?.[1] ?? []);

  it('names every variable that is read, and no other, in the same order', () => {
    assert.deepEqual(named, [...VARIABLES, ...PACKAGE_VARIABLES]);
  });

  it('explains each of them, and gives none a value that could be left in by accident', () => {
    lines.forEach((line, at) => {
      if (line.startsWith('#') || line === '') return;
      assert.match(line, /^\w+=$/);
      assert.match(lines[at - 1] ?? '', /^# ./, `${line} has no line above it that explains it`);
    });
  });
});
