import type { Clock } from '../clock.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Phase, Round } from '../rounds/round.js';
import { channelIntent } from './channel.js';
import type { ChannelStore } from './channel-store.js';

/**
 * The revision of a post that each phase brings. Far apart: what changes a single post in between counts on from the last
 * one (`renewEach`), once an hour at most.
 */
const REVISIONS: Readonly<Partial<Record<Phase, number>>> = {
  discussing: 10_000,
  revoting: 20_000,
  closed: 30_000,
  cancelled: 40_000,
};

/** Most channels that are tried in a round although they refused before. */
const MOST_TRIED = 1_000;

/** A round's operations on its posts in channels. Each is idempotent and may be stopped anywhere. */
export interface ChannelPosts {
  /** Puts one post about the round in every channel that is chosen for its programme. */
  post(round: Round): Promise<void>;
  /** Changes the posts of the round in place, now that it entered a phase. */
  renew(round: Round): Promise<void>;
}

export interface ChannelPostsParts {
  readonly channels: ChannelStore;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  /** Channels handled at a time. */
  readonly pageSize: number;
}

/** The posts on these stores. */
export function createChannelPosts({ channels, outbox, clock, pageSize }: ChannelPostsParts): ChannelPosts {
  return {
    async post(round) {
      let afterId: string | null = null;
      for (;;) {
        const page: readonly { readonly id: string }[] = await channels.pageOfChosen(
          round.programmeId,
          afterId,
          pageSize,
        );
        await outbox.enqueue(
          page.map(({ id }) => channelIntent(round.id, id)),
          clock.now(),
        );
        afterId = page.at(-1)?.id ?? null;
        if (page.length < pageSize) break;
      }
      // Once a round it is tried where it was refused before.
      const unreached = await channels.unreachedChosen(round.programmeId, MOST_TRIED);
      await outbox.enqueue(
        unreached.map(({ id }) => ({ ...channelIntent(round.id, id), anyway: true })),
        clock.now(),
      );
    },

    async renew({ id, phase }) {
      const revision = REVISIONS[phase];
      if (revision !== undefined) await outbox.renew(id, 'channel', revision, clock.now());
    },
  };
}
