import type { PersonKey } from '../participants/participant.js';

/** Which answers under a post are taken: those that speak to the bot, or all of them. The words are those of a setting. */
export const TAKEN_REPLIES = ['mentioned', 'all'] as const;
export type TakenReplies = (typeof TAKEN_REPLIES)[number];
/** Unless somebody chose otherwise the bot takes nothing that is not said to it. */
export const DEFAULT_TAKEN_REPLIES: TakenReplies = 'mentioned';

/** A reply under the post about a round in a channel. */
export interface ChannelReply {
  readonly roundId: string;
  /** Id of the channel, as `channelKey` makes it. */
  readonly channelId: string;
  readonly person: PersonKey;
  /** Absent when Teams does not tell. */
  readonly name: string | undefined;
  /** As typed, without the mention of the bot; never empty. */
  readonly text: string;
  /** Teams' id of the message: the same one may be delivered twice. */
  readonly activityId: string;
  readonly at: Date;
  /** The bot was mentioned, so the person expects an answer. */
  readonly mentioned: boolean;
}

/** A change in Teams to a reply under a post. */
export interface ChannelReplyChange extends Omit<ChannelReply, 'text' | 'name'> {
  readonly kind: 'edited' | 'deleted' | 'restored';
  /** As it is now, without the mention of the bot; null: there is nothing of it that could be kept. */
  readonly text: string | null;
  /** A reply that is not kept yet may be taken now, as if it had just been written. */
  readonly mayBeTaken: boolean;
}

/** `followed`: what is kept is as the answer is now. `taken`: it is kept since now. `withdrawn`: it is not kept any more, because it could not be. */
export type ChangeOutcome = 'followed' | 'taken' | 'withdrawn' | 'nothing';

/** The port to whoever keeps what is written under posts. */
export interface ChannelReplies {
  /**
   * Updates the copy of a reply after a change. Calls may repeat, come late or out of order: the newest change counts.
   */
  follow(change: ChannelReplyChange): Promise<ChangeOutcome>;
  /** Takes the reply. `taken`: the bot says nothing more; `refused`: it is answered as any other mention. Called again for the same message. */
  take(reply: ChannelReply): Promise<'taken' | 'refused'>;
}
