import type { PersonKey } from '../participants/participant.js';

/** What somebody wrote under the post about a round in a channel. */
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
  /** The bot was mentioned, so the person expects an answer. Without the permission to read the channel only those arrive. */
  readonly mentioned: boolean;
}

/** The port to whoever keeps what is written under posts. */
export interface ChannelReplies {
  /** Takes the reply. `taken`: the bot says nothing more; `refused`: it is answered as any other mention. Called again for the same message. */
  take(reply: ChannelReply): Promise<'taken' | 'refused'>;
}
