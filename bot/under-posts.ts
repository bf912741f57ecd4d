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
 * What is written where others read along, and what becomes of it: an answer under one of our posts is kept, and what is
 * kept follows it. Null: it is to be answered as what is said to the bot in person.
 */
export async function readAlong(incoming: Incoming, parts: UnderPostsParts): Promise<Reply | null> {
  const { content, scope } = incoming;
  switch (content.kind) {
    case 'message':
      return takeReply(incoming, content, parts);
    case 'changed':
      if (scope === 'personal') return null;
      // Of what is said in a group nothing is kept.
      return scope === 'channel' ? followReply(incoming, content, parts) : SILENCE;
    // Who comes and goes in a team is nothing to remember.
    case 'ignored':
      return scope === 'personal' ? null : SILENCE;
    default:
      return null;
  }
}
