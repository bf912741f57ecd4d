import { notices } from '../cards/notices/notices.js';
import { channelKey } from '../src/channels/channel.js';
import type { Services } from '../src/services.js';
import type { HeldTurn } from './held-turns.js';
import type { Incoming } from './incoming/incoming.js';
import { type SayParts, say } from './send-reply.js';
import { card } from './turns/reply.js';

/** Nobody waits for an answer: when the database is away it is done later instead of being refused. */
export function isUnasked({ content }: Incoming): boolean {
  switch (content.kind) {
    case 'installed':
    case 'uninstalled':
    case 'changed':
      return true;
    case 'message':
      return content.overheard;
    default:
      return false;
  }
}

/** Such a turn as something to be done later. `work`: does it. */
export function heldTurn(
  incoming: Incoming,
  work: () => Promise<void>,
  parts: SayParts & { readonly services: Pick<Services, 'channels'> },
): HeldTurn {
  const { content } = incoming;
  const size = JSON.stringify(content).length + 1_000;
  if (content.kind !== 'message' || incoming.channel === null || content.postId === null) return { size, work };
  const [channelId, postId] = [channelKey(incoming.channel), content.postId];
  return { size, work, instead: { key: `${channelId} ${postId}`, work: tellLost } };

  /** Under a post of ours only: what is written elsewhere was not meant for anything here. */
  async function tellLost(): Promise<void> {
    const post = await parts.services.channels.postWith(channelId, postId);
    if (post !== null) await say(null, incoming, card(notices.channelReplyLost(post.language)), parts);
  }
}
