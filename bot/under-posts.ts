import type { ChannelReplies, TakenReplies } from '../src/channels/channel-replies.js';
import type { Services } from '../src/services.js';
import { followReply } from './channel-change.js';
import { takeReply } from './channel-reply.js';
import type { Incoming } from './incoming/incoming.js';
import { type Reply, SILENCE } from './turns/reply.js';

interface UnderPostsParts {
  readonly services: Pick<Services, 'channels' | 'clock'>;
  readonly channelReplies: ChannelReplies;
  readonly takenReplies: TakenReplies;
  readonly isAllowedTenant: (tenantId: string) => boolean;
}

/**
 * Handles messages written where others read along: an answer under one of our posts is kept, and follows its later
 * edits. Null if the message should be answered like one in the personal chat.
 */
export async function readAlong(incoming: Incoming, parts: UnderPostsParts): Promise<Reply | null> {
  const { content, scope } = incoming;
  switch (content.kind) {
    case 'message':
      return takeReply(incoming, content, parts);
    case 'changed':
      if (scope === 'personal') return null;
      // Nothing said in a group chat is kept.
      return scope === 'channel' ? followReply(incoming, content, parts) : SILENCE;
    // Members of a team coming and going are not recorded.
    case 'ignored':
      return scope === 'personal' ? null : SILENCE;
    default:
      return null;
  }
}
