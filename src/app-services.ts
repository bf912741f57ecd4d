import { createAgreementLeaving } from './agreements/agreement-leaving.js';
import { createAgreementMessages } from './agreements/agreement-messages.js';
import { createAgreementService } from './agreements/agreement-service.js';
import { createAgreementUpkeep } from './agreements/agreement-upkeep.js';
import type { AppServices, AppServicesParts } from './app-services-parts.js';
import { createAuditLog } from './audit/audit-log.js';
import { createChannelPosts } from './channels/channel-posts.js';
import { createChannelService } from './channels/channel-service.js';
import { createDeliveryService } from './delivery/delivery-service.js';
import { createReachability } from './delivery/reachability.js';
import { trustedLibrary } from './dilemmas/dilemma-library.js';
import { createGrowingLibrary } from './dilemmas/growing-library.js';
import { builtinDilemmas, earlierDilemmas } from './dilemmas/library/builtin-dilemmas.js';
import { levelOf } from './errors.js';
import { createMatchArchive } from './matching/match-archive.js';
import { createMatchService } from './matching/match-service.js';
import { createMatchingSteps } from './matching/matching-steps.js';
import { runMatchingInWorker } from './matching/pairing/matching-worker.js';
import { createRehearsal } from './matching/rehearsal.js';
import { createGrowingRegister } from './organisations/growing-register.js';
import { officialMunicipalities } from './organisations/official-municipalities.js';
import { officialOrganisations } from './organisations/official-register.js';
import { createOrganisationService } from './organisations/organisation-service.js';
import { createColleagueService } from './participants/colleague-service.js';
import { createMergerMoves } from './participants/merger-moves.js';
import { createParticipantService } from './participants/participant-service.js';
import { createPrivacyService } from './privacy/privacy-service.js';
import { createLateMembers } from './programmes/late-members.js';
import { createMembershipService } from './programmes/membership-service.js';
import { defaultProgramme, freshProgramme } from './programmes/programme.js';
import { createProgrammeAdmin } from './programmes/programme-admin.js';
import { createProgrammeDirectory } from './programmes/programme-directory.js';
import { createProgrammeEnding } from './programmes/programme-ending.js';
import { createProgrammeService } from './programmes/programme-service.js';
import { createSeasonEnd } from './programmes/season-end.js';
import { createProposalService } from './proposals/proposal-service.js';
import { createRoundService } from './round-work/round-service.js';
import { createRoundSteps } from './round-work/round-steps.js';
import { createDutchHolidays } from './scheduling/holidays.js';
import { oneAtATime } from './scheduling/serial.js';
import type { Services } from './services.js';
import { createTenantParts } from './tenants/tenant-parts.js';
import { createChannelThread } from './threads/channel-thread.js';
import { createModerationService } from './threads/moderation-service.js';
import { createRoundMessageFacts } from './threads/round-message-facts.js';
import { newsAfter } from './threads/round-news.js';
import { createRoundThreadService } from './threads/round-thread-service.js';
import { createThreadAuthors } from './threads/thread-authors.js';
import { createThreadFollowing } from './threads/thread-following.js';
import { createThreadMessageFacts } from './threads/thread-message-facts.js';
import { createThreadService } from './threads/thread-service.js';
import { createThreadUpkeep } from './threads/thread-upkeep.js';
import { createPublicationService } from './voting/publication-service.js';
import { createVotingService } from './voting/voting-service.js';

/** Makes the services on these stores, and what the timer does with them. Nothing happens before one is called. */
export function createAppServices(parts: AppServicesParts): AppServices {
  const { config, stores, everybody, switchedOn, clock, log, holder, pageSize, appUrl, catalogueIds, tabUrl } = parts;
  const { isStopping, wakeScheduler } = parts;
  const { employers } = config;
  const builtin = officialOrganisations();
  const municipalities = createGrowingRegister({ ...stores, builtin, clock });
  const dilemmas = createGrowingLibrary(trustedLibrary(builtinDilemmas, earlierDilemmas), stores.dilemmaStore);
  const isHoliday = createDutchHolidays();
  const directory = createProgrammeDirectory({ ...stores, owners: switchedOn.owners, isOn: switchedOn.has, clock });

  const voting = createVotingService({ ...stores, dilemmas, employers, municipalities, clock });
  const roundParts = { ...stores, dilemmas, municipalities, clock, pageSize, isStopping };
  const steps = createRoundSteps({
    ...roundParts,
    matching: createMatchingSteps({ ...roundParts, runMatching: runMatchingInWorker }),
    channelPosts: createChannelPosts(roundParts),
  });
  const seasonEnd = createSeasonEnd({ ...stores, facilitatorsOf: directory.facilitatorsOf, isHoliday, clock });
  const rounds = createRoundService({
    ...stores,
    steps,
    dilemmas,
    learn: directory.learn,
    tellSeasonEnd: seasonEnd.tell,
    isHoliday,
    holder,
    clock,
    log,
  });

  const threads = createThreadService({ ...stores, clock });
  const threadAuthors = createThreadAuthors({ ...stores, municipalities, clock });
  const roundThreads = createRoundThreadService({
    ...stores,
    threadAuthors,
    forget: stores.authors.remove,
    newsAfter: (now) => newsAfter(now, isHoliday),
    clock,
  });
  const following = createThreadFollowing({ ...stores, threadAuthors, clock });
  const keepThreads = createThreadUpkeep({ ...stores, isHoliday, clock, pageSize });
  const { closeOfMatch: closeThread, withdraw: closeThreads } = threads;

  const matching = createMatchService({ ...stores, dilemmas, clock, wakeScheduler, closeThread });
  const withdrawFromTalks = matching.withdraw;
  const agreementParts = { ...stores, isHoliday, isStopping, clock, log, wakeScheduler };
  const { leave: leaveAgreements, erase: eraseAgreements, catchUp } = createAgreementLeaving(agreementParts);
  const workOnAgreements = createAgreementUpkeep(agreementParts);
  const noteAction = createAuditLog({ ...stores, clock, log });
  const proposals = createProposalService({
    ...stores,
    library: dilemmas,
    directory,
    noteAction,
    clock,
    municipalityNames: officialMunicipalities().map(({ name }) => name),
  });

  const memberships = createMembershipService({
    ...stores,
    directory,
    municipalities,
    withdrawFromTalks,
    closeThreads,
    clock,
  });
  const channels = createChannelService({ ...stores, clock });
  const privacy = createPrivacyService({
    ...stores,
    participants: everybody,
    threads,
    roundThreads,
    withdrawFromTalks,
    eraseAgreements,
    clock,
  });
  const participants = createParticipantService({
    ...stores,
    everybody,
    municipalities,
    employers,
    firstProgramme: memberships.firstOf,
    withdrawFromTalks,
    closeThreads,
    leaveAgreements,
    clock,
  });
  const { stepOut } = participants;
  const { allowedTenants: floor } = config;
  const people = { everybody, privacy, switchedOn, floor, stepOut };
  const tenants = createTenantParts({ ...stores, ...people, noteAction, wakeScheduler, clock, log });
  const services: Services = {
    participants,
    memberships,
    voting,
    publications: createPublicationService({ ...stores, dilemmas }),
    matching,
    matchArchive: createMatchArchive({ ...stores, dilemmas, municipalities }),
    colleagues: createColleagueService({ ...stores, municipalities, clock }),
    threads,
    roundThreads,
    following,
    moderating: createModerationService({ ...stores, threadAuthors, noteAction, clock }),
    agreements: { ...createAgreementService(agreementParts), catchUp },
    async comeBack(participant) {
      await voting.askNow(participant);
      await threads.comeBack(participant);
      await catchUp(participant);
    },
    privacy,
    programmeAdmin: createProgrammeAdmin({
      ...stores,
      directory,
      fresh: () => freshProgramme(config.programme, clock.now()),
      noteAction,
      clock,
      wakeScheduler,
    }),
    programmes: createProgrammeService({ ...stores, dilemmas, isHoliday, noteAction, clock, wakeScheduler }),
    delivery: createDeliveryService({ ...stores, clock }),
    rehearse: createRehearsal({ ...stores, municipalities, runMatching: runMatchingInWorker, clock }),
    proposals,
    channels,
    directory,
    dilemmas,
    municipalities,
    tenants: tenants.service,
    organisations: createOrganisationService({ ...stores, municipalities, builtin, noteAction, clock }),
    clock,
    baseUrl: config.baseUrl,
    terms: config.retention,
    appUrl,
    botUrl: parts.botUrl,
    catalogueIds,
    tabUrl,
  };

  const reachability = createReachability({
    ...stores,
    clock,
    comeBack: { person: services.comeBack, channel: channels.comeBack },
  });

  /** Beside the rounds: a fault in one must not hold up the others. */
  const timedWork = {
    channels: channels.renewLists,
    proposals: proposals.catchUp,
    threads: keepThreads,
    agreements: workOnAgreements,
    tenants: tenants.work,
    reachability: reachability.tryAgain,
    catalogueIds: catalogueIds.renew,
    organisations: municipalities.refresh,
    mergers: createMergerMoves({ ...stores, everybody, municipalities, pageSize, isStopping, clock }),
    endings: createProgrammeEnding({ ...stores, everybody, directory, closeThreads, pageSize, isStopping, clock }),
    lateMembers: createLateMembers({ ...stores, clock, pageSize }),
  };

  return {
    services,
    channelReplies: createChannelThread({ ...stores, roundThreads, following }),
    noteAction,
    reachability,
    messages: {
      aboutAgreements: createAgreementMessages(agreementParts),
      threadFacts: createThreadMessageFacts({ ...stores, clock }),
      roundFacts: createRoundMessageFacts(stores.threads, threadAuthors),
      seasonEnd,
    },

    // Not twice at once, also when somebody asks while the timer is at it: a round's lease is that of the process.
    tick: oneAtATime(async () => {
      await switchedOn.refresh();
      await rounds.planAhead();
      await rounds.workAll();
      for (const [name, work] of Object.entries(timedWork)) {
        await work().catch((error: unknown) => log[levelOf(error)]({ err: error, name }, 'a part of the timer failed'));
      }
    }),

    async prepare() {
      await switchedOn.refresh();
      await municipalities.refresh();
      await catalogueIds.renew();
      await services.programmes.createIfAbsent(defaultProgramme(config.programme, dilemmas, clock.now()));
      for (const { queue, aside } of await stores.programmes.all()) await dilemmas.load([...queue, ...aside]);
    },
  };
}
