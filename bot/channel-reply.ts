import { channelKey } from '../src/channels/channel.js';
import type { ChannelReplies } from '../src/channels/channel-replies.js';
import type { Services } from '../src/services.js';
import { withoutMention } from '../src/understanding/mention.js';
import type { Incoming, IncomingContent } from './incoming.js';

type Message = Extract<IncomingContent, { kind: 'message' }>;

/** A message that the bot reads along with others, without being spoken to. */
export function isOverheard({ content }: Incoming): boolean {
  return content.kind === 'message' && content.overheard;
}

interface ReplyParts {
  readonly services: Pick<Services, 'channels' | 'clock'>;
  readonly channelReplies?: ChannelReplies;
}

/**
 * Hands a message under one of our posts to whoever keeps those. True: nothing more is to be said, also to anything else
 * that is only overheard. Nobody is stored here for having written in a channel.
 */
export async function takeReply(incoming: Incoming, message: Message, parts: ReplyParts): Promise<boolean> {
  const { channel, activityId, person, name, sentAt, address } = incoming;
  const { channelReplies, services } = parts;
  const text = withoutMention(message.text, message.entities, address.botId);
  const nothingMore = message.overheard;
  if (channelReplies === undefined || channel === null || message.postId === null) return nothingMore;
  if (text === '' || activityId === undefined) return nothingMore;
  const channelId = channelKey(channel);
  const roundId = await services.channels.roundOfPost(channelId, message.postId);
  if (roundId === null) return nothingMore;
  const taken = await channelReplies.take({
    ...{ roundId, channelId, person, name, text, activityId },
    at: sentAt ?? services.clock.now(),
    mentioned: !message.overheard,
  });
  return taken === 'taken' || nothingMore;
}
