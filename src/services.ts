import type { AgreementLeaving } from './agreements/agreement-leaving.js';
import type { AgreementService } from './agreements/agreement-service.js';
import type { ChannelService } from './channels/channel-service.js';
import type { Clock } from './clock.js';
import type { DeliveryService } from './delivery/delivery-service.js';
import type { DilemmaLibrary } from './dilemmas/dilemma-library.js';
import type { MatchArchive } from './matching/match-archive.js';
import type { MatchService } from './matching/match-service.js';
import type { Rehearsal, RehearsedRound } from './matching/rehearsal.js';
import type { GrowingRegister } from './organisations/growing-register.js';
import type { OrganisationService } from './organisations/organisation-service.js';
import type { ColleagueService } from './participants/colleague-service.js';
import type { Participant } from './participants/participant.js';
import type { ParticipantService } from './participants/participant-service.js';
import type { PrivacyService } from './privacy/privacy-service.js';
import type { MembershipService } from './programmes/membership-service.js';
import type { ProgrammeAdmin } from './programmes/programme-admin.js';
import type { ProgrammeDirectory } from './programmes/programme-directory.js';
import type { ProgrammeService } from './programmes/programme-service.js';
import type { ProposalService } from './proposals/proposal-service.js';
import type { RetentionTerms } from './retention-terms.js';
import type { CatalogueIds } from './tenants/catalogue-ids.js';
import type { TenantService } from './tenants/tenant-service.js';
import type { Moderating } from './threads/moderation-service.js';
import type { RoundThreadService } from './threads/round-thread-service.js';
import type { ThreadFollowing } from './threads/thread-following.js';
import type { ThreadService } from './threads/thread-service.js';
import type { PublicationService } from './voting/publication-service.js';
import type { VotingService } from './voting/voting-service.js';

/** Services for the bot, the web addresses and the demo. The bot and the timer go through the same services. */
export interface Services {
  readonly participants: ParticipantService;
  readonly memberships: MembershipService;
  /** Makes and describes programmes, and says who has which part in them. */
  readonly programmeAdmin: ProgrammeAdmin;
  readonly voting: VotingService;
  readonly publications: PublicationService;
  readonly matching: MatchService;
  readonly threads: ThreadService;
  readonly agreements: AgreementService & Pick<AgreementLeaving, 'catchUp'>;
  readonly roundThreads: RoundThreadService;
  readonly following: ThreadFollowing;
  readonly moderating: Moderating;
  readonly matchArchive: MatchArchive;
  readonly colleagues: ColleagueService;
  /** The person takes part again or can be reached again: brings the open ballot and everything that waited for that. */
  readonly comeBack: (participant: Participant) => Promise<void>;
  readonly privacy: PrivacyService;
  readonly programmes: ProgrammeService;
  /** Which programmes there are, and who may do what in them. */
  readonly directory: ProgrammeDirectory;
  readonly proposals: ProposalService;
  readonly delivery: DeliveryService;
  readonly rehearse: (round: RehearsedRound) => Promise<Rehearsal>;
  readonly channels: ChannelService;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: GrowingRegister;
  readonly organisations: OrganisationService;
  readonly tenants: TenantService;
  readonly clock: Clock;
  /** Public address of this program, without a slash at the end. */
  readonly baseUrl: string;
  /** How long what belongs to persons is kept; people are told. */
  readonly terms: RetentionTerms;
  /** Where Teams offers the app to whoever does not have it; null while the bot has no id. */
  readonly appUrl: string | null;
  /** Opens a chat with the bot with these words typed; null while the bot has no id. */
  readonly botUrl: (words: string) => string | null;
  /** The ids that the app has in the catalogues of tenants, for links into the tab. */
  readonly catalogueIds: CatalogueIds;
  /** Address of a place in the tab, such as `match/<match>`. */
  readonly tabUrl: (place: string, tenantId?: string) => string;
}
