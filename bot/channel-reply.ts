import { notices } from '../cards/notices/notices.js';
import { textFor } from '../cards/text.js';
import { channelKey } from '../src/channels/channel.js';
import type { ChannelReplies } from '../src/channels/channel-replies.js';
import type { Services } from '../src/services.js';
import { hasWords, withoutNames } from '../src/understanding/message-text.js';
import type { Incoming, IncomingContent } from './incoming/incoming.js';
import { card, type Reply, SILENCE } from './turns/reply.js';

type Message = Extract<IncomingContent, { kind: 'message' }>;

/** A message that the bot reads along with others, without being spoken to. */
export function isOverheard({ content }: Incoming): boolean {
  return content.kind === 'message' && content.overheard;
}

interface ReplyParts {
  readonly services: Pick<Services, 'channels' | 'clock'>;
  readonly channelReplies: ChannelReplies;
}

/**
 * Hands a message under one of our posts to whoever keeps those. Gives what the bot says to it: nothing to what is only
 * overheard; null when it is to be answered as any other message. Nobody is met here for having written in a channel.
 */
export async function takeReply(incoming: Incoming, message: Message, parts: ReplyParts): Promise<Reply | null> {
  const { channel, activityId, person, name, sentAt } = incoming;
  const { channelReplies, services } = parts;
  const usual = message.overheard ? SILENCE : null;
  if (channel === null || message.postId === null) return usual;
  if (!hasWords(message) || activityId === undefined || message.hasAttachment) return usual;
  const channelId = channelKey(channel);
  const post = await services.channels.postWith(channelId, message.postId);
  if (post === null) return usual;
  // The thread calls nobody by name, so neither does what is taken over into it.
  const text = withoutNames(message, textFor(post.language)('thread.somebody'));
  const taken = await channelReplies.take({
    roundId: post.roundId,
    channelId,
    person,
    name,
    text,
    activityId,
    at: sentAt ?? services.clock.now(),
    mentioned: !message.overheard,
  });
  if (taken === 'refused') return usual;
  return message.overheard ? SILENCE : card(notices.channelReplyKept(post.language));
}
