import { notices } from '../cards/notices/notices.js';
import { textFor } from '../cards/text.js';
import { channelKey } from '../src/channels/channel.js';
import type { ChannelReplies, TakenReplies } from '../src/channels/channel-replies.js';
import type { Services } from '../src/services.js';
import { hasWords, withoutNames } from '../src/understanding/message-text.js';
import type { Incoming, IncomingContent } from './incoming/incoming.js';
import { card, type Reply, SILENCE } from './turns/reply.js';

type Changed = Extract<IncomingContent, { kind: 'changed' }>;

interface ChangeParts {
  readonly services: Pick<Services, 'channels' | 'clock'>;
  readonly channelReplies: ChannelReplies;
  readonly takenReplies: TakenReplies;
  readonly isAllowedTenant: (tenantId: string) => boolean;
}

/**
 * A kept answer under one of our posts follows what its writer does with it in Teams. Silent, except when the writer
 * addresses the bot: they are told that the answer is kept, or no longer kept. Stores no person.
 */
export async function followReply(incoming: Incoming, changed: Changed, parts: ChangeParts): Promise<Reply> {
  const { channel, activityId, person, sentAt } = incoming;
  const { services, channelReplies } = parts;
  if (channel === null || changed.postId === null || activityId === undefined) return SILENCE;
  const channelId = channelKey(channel);
  const post = await services.channels.postWith(channelId, changed.postId);
  if (post === null) return SILENCE;
  // From an organisation that is switched off nothing new is kept, and what no longer holds is removed.
  const isAllowed = incoming.tenants.every(parts.isAllowedTenant);
  const mayBeKept = isAllowed && changed.change !== 'deleted' && hasWords(changed) && !changed.hasAttachment;
  const outcome = await channelReplies.follow({
    roundId: post.roundId,
    channelId,
    person,
    activityId,
    kind: changed.change,
    text: mayBeKept ? withoutNames(changed, textFor(post.language)('thread.somebody')) : null,
    at: sentAt ?? services.clock.now(),
    mentioned: !changed.overheard,
    mayBeTaken: isAllowed && (parts.takenReplies === 'all' || !changed.overheard),
  });
  if (changed.overheard || !isAllowed) return SILENCE;
  if (outcome === 'taken') return card(notices.channelReplyKept(post.language));
  return outcome === 'withdrawn' ? card(notices.channelReplyWithdrawn(post.language)) : SILENCE;
}
