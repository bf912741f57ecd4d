import type { AgreementService } from './agreements/agreement-service.js';
import type { ChannelService } from './channels/channel-service.js';
import type { Clock } from './clock.js';
import type { DilemmaLibrary } from './dilemmas/dilemma-library.js';
import type { MatchService } from './matching/match-service.js';
import type { MunicipalityRegister } from './municipalities/municipality-register.js';
import type { ParticipantService } from './participants/participant-service.js';
import type { PrivacyService } from './privacy/privacy-service.js';
import type { ProgrammeService } from './programmes/programme-service.js';
import type { VotingService } from './rounds/voting-service.js';

/** What the bot, the web addresses and the demo can ask for. The bot and the timer go through the same services. */
export interface Services {
  readonly participants: ParticipantService;
  readonly voting: VotingService;
  readonly matching: MatchService;
  readonly agreements: AgreementService;
  readonly privacy: PrivacyService;
  readonly programmes: ProgrammeService;
  readonly channels: ChannelService;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: MunicipalityRegister;
  readonly clock: Clock;
  /** Public address of this program, without a slash at the end. */
  readonly baseUrl: string;
}
