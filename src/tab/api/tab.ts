import { type NoteAction, noteReadings } from '../../audit/audit-log.js';
import type { Clock } from '../../clock.js';
import type { Config } from '../../config.js';
import type { HttpServer } from '../../http/server.js';
import { createTokenCheck, MICROSOFT_KEYS, SignInError, type TokenCheck } from '../../http/tab-auth.js';
import { addLocalSignIn, createLocalSignIn } from '../../http/tab-local.js';
import { addTabPage } from '../../http/tab-page.js';
import { createTabRoutes } from '../../http/tab-routes.js';
import type { Log } from '../../log.js';
import type { PersonKey } from '../../participants/participant.js';
import type { ParticipantStore } from '../../participants/participant-store.js';
import type { Services } from '../../services.js';
import { type ArchiveParts, createArchive } from '../archive/archive.js';
import { createSeasonLine, type SeasonLineParts } from '../archive/season-line.js';
import { createDesk, type DeskParts } from '../desk.js';
import { createLogModel, type LogModelParts } from '../log-model.js';
import { createModerationModel } from '../moderation-model.js';
import { createProgressModel, type ProgressModelParts } from '../progress-model.js';
import type { DilemmaCards } from '../review-model.js';
import { addTabAgreements } from './tab-agreements.js';
import { addTabDesk } from './tab-desk.js';
import { addTabLog } from './tab-log.js';
import { addTabMe } from './tab-me.js';
import { addTabModeration } from './tab-moderation.js';
import { addTabOrganisations } from './tab-organisations.js';
import { addTabProgrammeCards, type ProgrammeCards } from './tab-programme-cards.js';
import { addTabProgrammeDesk } from './tab-programme-desk.js';
import { addTabProgress } from './tab-progress.js';
import { addTabReview } from './tab-review.js';
import { addTabRhythm } from './tab-rhythm.js';
import { addTabSeason } from './tab-season.js';
import { addTabTenants } from './tab-tenants.js';
import { addTabThreads } from './tab-threads.js';
import { addTabWeek } from './tab-week.js';
import { typedRoutes } from './typed-routes.js';

export interface TabParts {
  readonly config: Config;
  readonly services: Services;
  readonly stores: Omit<DeskParts, 'services' | 'dilemmas' | 'municipalities'> &
    Omit<ProgressModelParts, 'clock'> &
    Omit<ArchiveParts, 'dilemmas' | 'directory'> &
    Omit<SeasonLineParts, 'dilemmas' | 'directory'> &
    Pick<LogModelParts, 'audit' | 'tenants'>;
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'countWorkers'>;
  readonly noteAction: NoteAction;
  readonly dilemmaCards: DilemmaCards;
  readonly programmeCards: ProgrammeCards;
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly signInKeys?: URL;
  readonly localVisitor?: PersonKey;
}

/** Everything below `/tab`: sign-in and allowed requests. Throws if production would allow sign-in without Teams. */
export function addTab(http: HttpServer, parts: TabParts): void {
  const { config, stores, services, isAllowedTenant, noteAction, clock, log, localVisitor } = parts;
  const keys = parts.signInKeys ?? MICROSOFT_KEYS;
  if (config.production && localVisitor !== undefined) throw new Error('Nobody signs in without Teams in production');
  const fromTeams = teamsCheck(config, { keys, now: clock.now });
  const local = localVisitor === undefined ? null : createLocalSignIn(localVisitor, clock.secret);
  if (local !== null) addLocalSignIn(http, local);
  const check: TokenCheck = (token) =>
    local !== null && token.startsWith('local.') ? local.check(token) : fromTeams(token);

  addTabPage(http);
  const { participants, directory } = services;
  const routes = typedRoutes(createTabRoutes(http, { check, participants, isAllowedTenant, directory, clock, log }));
  addTabMe(routes, { services, usesMail: config.employers.byMailDomain.size > 0 });
  const { dilemmas, municipalities } = services;
  const archive = createArchive({ ...stores, dilemmas, directory });
  const seasonLine = createSeasonLine({ ...stores, dilemmas, directory });
  addTabWeek(routes, { services, archive, seasonLine });
  addTabAgreements(routes, { services, archive });
  addTabThreads(routes, services);
  const desk = createDesk({ ...stores, services, dilemmas, municipalities });
  const noteReading = noteReadings(noteAction, clock);
  addTabDesk(routes, { services, desk, rounds: stores.rounds, noteAction, noteReading });
  addTabLog(routes, {
    logs: createLogModel({ ...stores, dilemmas, municipalities, directory }),
    noteAction,
    noteReading,
  });
  addTabProgress(routes, createProgressModel({ ...stores, clock }));
  addTabModeration(routes, { services, moderation: createModerationModel({ ...stores, ...services }) });
  addTabReview(routes, { services, cards: parts.dilemmaCards });
  addTabProgrammeDesk(routes, { ...services, participants: stores.participants, noteReading });
  addTabProgrammeCards(routes, { services, cards: { ...parts.dilemmaCards, ...parts.programmeCards } });
  addTabRhythm(routes, services);
  addTabSeason(routes, services);
  addTabOrganisations(routes, { ...services, everybody: parts.everybody });
  addTabTenants(routes, { ...services, allAreOn: config.allowedTenants.size === 0 });
}

interface TeamsParts {
  readonly keys: URL;
  readonly now: () => Date;
}

/** Without an app registration there is nothing that a token could be meant for. */
function teamsCheck({ tabAppId, baseUrl }: Config, parts: TeamsParts): TokenCheck {
  if (tabAppId === '') return () => Promise.reject(new SignInError('badToken'));
  return createTokenCheck({ ...parts, appId: tabAppId, host: new URL(baseUrl).host });
}
