import type { ChannelSighting } from '../../src/channels/channel.js';
import type { Language } from '../../src/language.js';
import type { Participant } from '../../src/participants/participant.js';
import type { TeamsMember } from '../../src/participants/teams-member.js';
import type { Scope } from '../incoming/incoming.js';

/** Everything a handler knows about the moment: who, where, when. No SDK, no activity. */
export interface Turn {
  /** The person as stored, after this visit was noted. */
  readonly participant: Participant;
  readonly language: Language;
  readonly scope: Scope;
  /** Teams' id of the conversation that this is in. */
  readonly conversationId: string;
  /** The person's id in Teams (29:…), for cards that refresh for this person only. */
  readonly teamsUserId: string;
  /** They facilitate a programme, or own the instance. Whether they may do this to that programme is asked where it is done. */
  readonly isFacilitator: boolean;
  /** The person's tenant is switched off: nothing but their own data is there for them. */
  readonly tenantIsOff: boolean;
  /** The channel that this is in; null outside a team. */
  readonly channel: ChannelSighting | null;
  /** The name of that channel, where Teams did not tell it by itself; asked from Teams only when called. */
  readonly channelName: () => Promise<string | null>;
  /** They clicked on a card; the answer takes its place. */
  readonly isClick: boolean;
  /** Teams asked by itself, because a card came into view. */
  readonly isAutomatic: boolean;
  /** The client can show a list that is searched while one types. */
  readonly hasTypeAhead: boolean;
  /** When the person did this, by Teams' clock. */
  readonly at: Date;
  /** Teams' id of what they did; the same when it is delivered again. */
  readonly activityId: string | undefined;
  /** Teams has delivered this before. */
  readonly isRepeat: boolean;
  /** The person's mail address as their own organisation has it; asked from Teams only when called, at most once. */
  readonly mail: () => Promise<string | undefined>;
  /**
   * Looks the person up in Teams; null if Teams does not tell. Asked only when called, at most once together with
   * `mail`.
   */
  readonly member: () => Promise<TeamsMember | null>;
}
