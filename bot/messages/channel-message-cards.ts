import type { TakenReplies } from '../../src/channels/channel-replies.js';
import type { ChannelView, FindChannelView } from '../../src/channels/channel-view.js';
import type { ChannelCardMaker, ChannelMessage, MadeCard } from '../../src/delivery/card-maker.js';
import { programmeOf } from '../../src/rounds/round.js';
import { channelPost } from '../views/channel-card.js';

export interface PostMakerParts {
  readonly view: FindChannelView;
  /** Which answers under the post are taken: the post says so. */
  readonly takenReplies: TakenReplies;
  /** A team of a tenant that was switched off gets no posts any more. */
  readonly isAllowedTenant: (tenantId: string) => boolean;
}

/** Makes the posts for channels at the moment they are sent, from the state of that moment, in the language of the channel. */
export function createPostMaker({ view: find, takenReplies, isAllowedTenant }: PostMakerParts): ChannelCardMaker {
  return async function makePosts(posts) {
    const made = new Map<string, MadeCard>();
    for (const roundId of new Set(posts.map(({ message }) => message.roundId))) {
      const view = await find(roundId);
      if (view === null) continue;
      for (const { message, to } of posts) {
        if (message.roundId !== roundId || !isAllowedTenant(to.tenantId)) continue;
        if (!isWanted({ message, to }, view)) continue;
        const viewers = to.viewers.map(({ userId }) => userId).sort();
        made.set(message.key, channelPost(view, to.language, { viewers, takenReplies }));
      }
    }
    return made;
  };
}

/** An existing post is kept up to date; a new one is posted only if it is still wanted and not too late. */
function isWanted({ message, to }: ChannelMessage, view: ChannelView): boolean {
  return message.activityId !== null || (isChosenFor(to, view.roundId) && view.kind === 'open');
}

/** The channel may have been given to another programme since the post was put on its way. */
function isChosenFor({ chosen, programmeId }: ChannelMessage['to'], roundId: string): boolean {
  return chosen && programmeId === programmeOf(roundId);
}
