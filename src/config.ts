import { z } from 'zod';
import { DEFAULT_TAKEN_REPLIES, TAKEN_REPLIES, type TakenReplies } from './channels/channel-replies.js';
import { ConfigError, list, mongodbUri, oneOf, optional, wholeNumber } from './config-values.js';
import { LOG_LEVELS, type LogLevel } from './log.js';
import { type EmployerMap, readEmployerMap } from './organisations/employer-map.js';
import type { ProgrammeSetting } from './programmes/programme.js';
import { type RetentionTerms, termsOf, termVariables } from './retention-terms.js';
import { DEFAULT_TALK } from './rounds/talk-route.js';
import { parseWeekPlan } from './scheduling/calendar.js';
import type { StorageSetting } from './storage/storage.js';
import { readAppIds } from './tenants/app-ids.js';

/** How the bot proves to Azure Bot Service who it is. `none`: nothing is checked either way, only outside production. */
export type BotCredentials =
  | { readonly type: 'SingleTenant'; readonly appId: string; readonly password: string; readonly tenantId: string }
  | { readonly type: 'MultiTenant'; readonly appId: string; readonly password: string }
  | { readonly type: 'UserAssignedMsi'; readonly appId: string; readonly tenantId: string }
  | { readonly type: 'none' };

/** All settings of the program, checked. Made once at start; nothing else reads the environment. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where health and metrics are asked: on this machine only, unless told otherwise. */
  readonly ops: { readonly host: string; readonly port: number };
  /** Address at which people's browsers reach this program, without a slash at the end. */
  readonly baseUrl: string;
  readonly logLevel: LogLevel;
  readonly storage: StorageSetting;
  readonly credentials: BotCredentials;
  /** Client id of the app registration that the tab signs in to; empty: nobody can sign in. */
  readonly tabAppId: string;
  /** Id of the app in the catalogue of a tenant, by tenant id. */
  readonly teamsAppIds: ReadonlyMap<string, string>;
  /** Entra tenants whose people are answered; empty (only outside production): everybody. */
  readonly allowedTenants: ReadonlySet<string>;
  readonly employers: EmployerMap;
  /** Participant ids (`tenant:object`) of the facilitators. */
  readonly facilitators: ReadonlySet<string>;
  readonly programme: ProgrammeSetting;
  readonly tenantSendsPerSecond: number;
  /** Which answers under a post in a channel are taken into the open thread. */
  readonly takenReplies: TakenReplies;
  /** How long what belongs to persons is kept. */
  readonly retention: RetentionTerms;
}

/** Every variable that is read, with its shape. `.env.example` tells what they are for; a test compares the two. */
const environment = z.object({
  NODE_ENV: optional,
  HOST: optional,
  PORT: wholeNumber(0, 65_535, 3978),
  OPS_HOST: optional,
  OPS_PORT: wholeNumber(0, 65_535, 3979),
  BASE_URL: optional.refine(
    (value) => value === undefined || URL.canParse(value),
    'must be an address such as https://spagaat.example.nl',
  ),
  LOG_LEVEL: optional.pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional()),
  MONGODB_URI: mongodbUri,
  MONGODB_DATABASE: optional,
  DATA_DIR: optional,
  ALLOW_EMBEDDED: optional.refine((value) => value === undefined || value === '1' || value === '0', 'must be 1 or 0'),
  MicrosoftAppType: optional.pipe(
    z
      .enum(['SingleTenant', 'MultiTenant', 'UserAssignedMsi'], 'must be SingleTenant, MultiTenant or UserAssignedMsi')
      .optional(),
  ),
  MicrosoftAppId: optional,
  MicrosoftAppPassword: optional,
  MicrosoftAppTenantId: optional,
  TAB_APP_ID: optional,
  TEAMS_APP_IDS: list,
  ALLOWED_TENANTS: list,
  MUNICIPALITY_MAP: optional,
  FACILITATORS: list,
  PROGRAMME_NAME: optional,
  PROGRAMME_START: optional.refine(
    (value) => value === undefined || z.iso.date().safeParse(value).success,
    'must be a date such as 2027-01-11',
  ),
  PROGRAMME_CALENDAR: optional,
  PROGRAMME_DILEMMAS: list,
  MINIMUM_COUNT: wholeNumber(5, 1_000, 5),
  TALK_MINIMUM_TURNOUT: wholeNumber(0, 100, DEFAULT_TALK.minimumTurnout),
  TALK_AGREEMENT: wholeNumber(50, 100, DEFAULT_TALK.agreement),
  TENANT_SENDS_PER_SECOND: wholeNumber(1, 50, 30),
  CHANNEL_REPLIES: oneOf(TAKEN_REPLIES, DEFAULT_TAKEN_REPLIES),
  ...termVariables,
});
type Environment = z.output<typeof environment>;

/** The names of the variables, in the order of `.env.example`. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** When the phases of a week begin, unless configured otherwise (Europe/Amsterdam). */
export const DEFAULT_CALENDAR = 'voting=mon 09:00, discussing=wed 09:00, revoting=fri 09:00, closed=mon 08:00';

/** Reads the settings from the environment; throws a ConfigError that names every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { values, wrong, faults } = readShapes(env);
  const production = values.NODE_ENV === 'production';
  const employers = readEmployerMap(values.MUNICIPALITY_MAP ?? '');
  const calendar = parseWeekPlan(values.PROGRAMME_CALENDAR ?? DEFAULT_CALENDAR);
  const credentials = credentialsOf(values, faults);

  faults.push(...employers.faults.map((fault) => `MUNICIPALITY_MAP ${fault}`));
  faults.push(...calendar.faults.map((fault) => `PROGRAMME_CALENDAR ${fault}`));
  const timed = calendar.plan ?? {};
  if ('discussing' in timed !== 'revoting' in timed) {
    faults.push('PROGRAMME_CALENDAR must give times to both discussing and revoting, or to neither');
  }
  for (const id of values.FACILITATORS) {
    if (!/^[^:]+:[^:]+$/.test(id)) faults.push(`FACILITATORS must hold tenantId:objectId, not "${id}"`);
  }
  faults.push(...samePorts(values));
  const appIds = readAppIds(values.TEAMS_APP_IDS);
  faults.push(...appIds.faults.map((fault) => `TEAMS_APP_IDS ${fault}`));
  if (production) faults.push(...missingInProduction(values));
  // A variable of the wrong shape was left out above; that it is missing too would be a second fault for one mistake.
  const told = faults.filter((fault, at) => at < wrong.size || !wrong.has(fault.split(' ')[0] ?? ''));
  if (calendar.plan === null || told.length > 0) throw new ConfigError(told);

  return {
    production,
    host: values.HOST ?? '0.0.0.0',
    port: values.PORT,
    ops: { host: values.OPS_HOST ?? '127.0.0.1', port: values.OPS_PORT },
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    logLevel: values.LOG_LEVEL ?? 'info',
    storage: storageOf(values),
    credentials,
    tabAppId: (values.TAB_APP_ID ?? values.MicrosoftAppId ?? '').toLowerCase(),
    teamsAppIds: appIds.ids,
    allowedTenants: new Set(values.ALLOWED_TENANTS),
    employers: employers.map,
    facilitators: new Set(values.FACILITATORS),
    programme: {
      name: values.PROGRAMME_NAME ?? 'Spagaat',
      start: values.PROGRAMME_START ?? null,
      weekPlan: calendar.plan,
      dilemmas: values.PROGRAMME_DILEMMAS.length === 0 ? null : values.PROGRAMME_DILEMMAS,
      minimumCount: values.MINIMUM_COUNT,
      talk: { minimumTurnout: values.TALK_MINIMUM_TURNOUT, agreement: values.TALK_AGREEMENT },
    },
    tenantSendsPerSecond: values.TENANT_SENDS_PER_SECOND,
    takenReplies: values.CHANNEL_REPLIES,
    retention: termsOf(values),
  };
}

interface Shapes {
  /** Every variable that has the right shape. */
  readonly values: Environment;
  /** Names of the others. */
  readonly wrong: ReadonlySet<string>;
  /** One fault for each of those; more are added to it. */
  readonly faults: string[];
}

function readShapes(env: Readonly<Record<string, string | undefined>>): Shapes {
  const parsed = environment.safeParse(env);
  if (parsed.success) return { values: parsed.data, wrong: new Set(), faults: [] };
  const faults = new Map(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
  const right = Object.fromEntries(Object.entries(env).filter(([name]) => !faults.has(name)));
  return {
    values: environment.parse(right),
    wrong: new Set(faults.keys()),
    faults: [...faults].map(([name, message]) => `${name} ${message}`),
  };
}

function samePorts({ PORT, OPS_PORT }: Environment): readonly string[] {
  return PORT === 0 || PORT !== OPS_PORT
    ? []
    : ['OPS_PORT must be another port than PORT: health and metrics are not for the world'];
}

function storageOf(values: Environment): StorageSetting {
  const database = values.MONGODB_DATABASE ?? 'spagaat';
  return values.MONGODB_URI === undefined
    ? { kind: 'embedded', directory: values.DATA_DIR ?? './data', database }
    : { kind: 'mongodb', uri: values.MONGODB_URI, database };
}

/** Without an app id there are no credentials at all; with one, whatever its type needs must be there too. */
function credentialsOf(values: Environment, faults: string[]): BotCredentials {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = values;
  const type = values.MicrosoftAppType ?? 'SingleTenant';
  if (appId === undefined) {
    if (password !== undefined) faults.push('MicrosoftAppId is missing, while MicrosoftAppPassword is set');
    return { type: 'none' };
  }
  if (type === 'UserAssignedMsi') {
    if (password !== undefined) faults.push('MicrosoftAppPassword must be empty with MicrosoftAppType=UserAssignedMsi');
    if (tenantId === undefined) faults.push('MicrosoftAppTenantId is missing');
    return { type, appId, tenantId: tenantId ?? '' };
  }
  if (password === undefined) faults.push('MicrosoftAppPassword is missing');
  if (type === 'MultiTenant') return { type, appId, password: password ?? '' };
  if (tenantId === undefined) faults.push('MicrosoftAppTenantId is missing (the tenant of the bot itself)');
  return { type, appId, password: password ?? '', tenantId: tenantId ?? '' };
}

function missingInProduction(values: Environment): string[] {
  const faults: string[] = [];
  if (values.MicrosoftAppId === undefined) {
    faults.push('MicrosoftAppId is missing: without credentials anybody could speak to the bot in the name of anybody');
  }
  if (values.ALLOWED_TENANTS.length === 0) {
    faults.push('ALLOWED_TENANTS is missing: name the tenants of the municipalities that take part');
  }
  if (values.BASE_URL === undefined) faults.push('BASE_URL is missing: the public https address of this program');
  else if (!values.BASE_URL.startsWith('https://')) faults.push('BASE_URL must begin with https://');
  if (values.MONGODB_URI === undefined && values.ALLOW_EMBEDDED !== '1') {
    faults.push(
      'MONGODB_URI is missing. For a pilot with one process, ALLOW_EMBEDDED=1 keeps the data in the folder DATA_DIR',
    );
  }
  return faults;
}
