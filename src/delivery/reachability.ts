import type { Channel } from '../channels/channel.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Address } from '../outbox/sender.js';
import { type Participant, takesPart, UNINSTALLED } from '../participants/participant.js';
import type { Lost, ParticipantStore } from '../participants/participant-store.js';

/** A refusal may be temporary: one message is tried again after this delay (ms), then none before the next round. */
export const TRY_AGAIN_MS = 60 * 60_000;
/** How often is looked whether such a try is due (ms). */
const LOOK_MS = 60_000;
const PAGE = 100;

type Addressee = Pick<Participant | Channel, 'reachable' | 'unreachableReason' | 'unreachableSince'>;

/** Why nothing is tried to somebody, or a channel, that could not be reached. */
export function whyNot({ unreachableReason }: Addressee): string {
  return unreachableReason === UNINSTALLED ? 'not-installed' : (unreachableReason ?? 'no-address');
}

/** When one message is tried all the same after this refusal; null: it was refused before. */
export function nextTry({ reachable }: Addressee, now: Date): Date | null {
  return reachable ? new Date(now.getTime() + TRY_AGAIN_MS) : null;
}

/** A person or a channel, at an address that took a message or refused it. */
export interface News {
  readonly kind: 'person' | 'channel';
  readonly id: string;
  readonly address: Address;
}

/** A refusal, and the message that was refused. */
export type Refusal = News & Lost & { readonly key: string };

export interface ReachabilityParts {
  readonly participants: ParticipantStore;
  readonly channels: ChannelStore;
  readonly outbox: Pick<OutboxStore, 'allTo' | 'tryAnyway'>;
  /** Releases messages that waited for the person or channel. */
  readonly comeBack: {
    readonly person: (who: Participant) => Promise<void>;
    readonly channel: (id: string) => Promise<void>;
  };
  readonly clock: Clock;
}

/** Learns from attempts who can be reached. */
export interface Reachability {
  /** These addresses refused a message. Where another one was stored meanwhile the message goes there. */
  refused(refusals: readonly Refusal[]): Promise<void>;
  /** This address took a message that was tried although nothing got through before. */
  reached(news: News): Promise<void>;
  /** Tries one message each for whom that is due. Called often; asks once a minute. */
  tryAgain(): Promise<void>;
}

/** The reachability on these stores. */
export function createReachability(parts: ReachabilityParts): Reachability {
  const { participants, channels, outbox, comeBack, clock } = parts;
  let nextLook = Number.NEGATIVE_INFINITY;

  async function sendElsewhere(some: readonly Refusal[], stored: readonly (Participant | Channel)[]): Promise<void> {
    const now = new Map(stored.map((one) => [one.id, one]));
    const moved = some.filter(({ id }) => now.get(id)?.reachable === true);
    await outbox.tryAnyway(
      moved.map(({ key }) => key),
      clock.now(),
    );
  }

  async function refusedBy<T extends Participant | Channel>(
    some: readonly Refusal[],
    store: {
      markUnreachable(lost: readonly Lost[], since: Date): Promise<void>;
      getMany(ids: readonly string[]): Promise<readonly T[]>;
    },
  ): Promise<void> {
    if (some.length === 0) return;
    await store.markUnreachable(some, clock.now());
    await sendElsewhere(some, await store.getMany(some.map(({ id }) => id)));
  }

  /** The newest says most; when it arrives, the others follow. */
  async function tryOne(id: string): Promise<void> {
    const lost = (await outbox.allTo(id)).filter(({ state }) => state === 'unreachable');
    const newest = lost.sort((a, b) => (b.settledAt?.getTime() ?? 0) - (a.settledAt?.getTime() ?? 0))[0];
    if (newest !== undefined) await outbox.tryAnyway([newest.key], clock.now());
  }

  async function tryPage(
    store: Pick<ParticipantStore | ChannelStore, 'pageToTryAgain' | 'noteTried'>,
  ): Promise<number> {
    const page = await store.pageToTryAgain(clock.now(), PAGE);
    for (const { id, tryAgainAt } of page) {
      await tryOne(id);
      if (tryAgainAt !== undefined) await store.noteTried(id, tryAgainAt);
    }
    return page.length;
  }

  return {
    async refused(refusals) {
      await refusedBy(
        refusals.filter(({ kind }) => kind === 'person'),
        participants,
      );
      await refusedBy(
        refusals.filter(({ kind }) => kind === 'channel'),
        channels,
      );
    },

    async reached({ kind, id, address }) {
      if (kind === 'channel') {
        if ((await channels.noteReached(id, address)) !== null) await comeBack.channel(id);
        return;
      }
      const person = await participants.noteReached(id, address);
      if (takesPart(person)) await comeBack.person(person);
    },

    async tryAgain() {
      const now = clock.now().getTime();
      if (now < nextLook) return;
      const found = (await tryPage(participants)) + (await tryPage(channels));
      // A full page may not have been all.
      nextLook = found >= PAGE ? now : now + LOOK_MS;
    },
  };
}
