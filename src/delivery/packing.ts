import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import { isToChannel, type Message } from '../outbox/message.js';
import { type OutboxStore, PAUSED, type Settlement } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { PersonalMessage } from '../participants/personal-message.js';
import type { CardMaker, ChannelCardMaker, ChannelMessage } from './card-maker.js';
import { createCardMaking } from './card-making.js';
import type { Claimed } from './claiming.js';
import type { Notebook } from './notebook.js';
import { addressed, type Outgoing } from './outgoing.js';
import { whyNot } from './reachability.js';

export interface PackingParts {
  readonly outbox: Pick<OutboxStore, 'eraseTo'>;
  readonly participants: Pick<ParticipantStore, 'getMany'>;
  readonly channels: Pick<ChannelStore, 'getMany'>;
  readonly makeCards: CardMaker;
  readonly makePosts: ChannelCardMaker;
  readonly notebook: Notebook;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes a parcel of each claimed message: an address and a card. Those that cannot be sent now are noted. */
export function createPacking(parts: PackingParts): (claimed: Claimed) => Promise<readonly Outgoing[]> {
  const { outbox, participants, channels, makeCards, makePosts, notebook, clock, log } = parts;

  /** People who were erased and channels that were removed meanwhile: nothing may be kept under their id. */
  async function forget(ids: readonly string[]): Promise<void> {
    for (const id of new Set(ids)) await outbox.eraseTo(id);
  }

  async function pack({ claim, leaseUntil, messages }: Claimed): Promise<readonly Outgoing[]> {
    const note = (settlement: Settlement) => notebook.add([{ settlement, leaseUntil }]);
    const cardsOf = createCardMaking({ settle: async (outcomes) => outcomes.forEach(note), clock, log });
    const [toPeople, toChannels]: readonly [readonly PersonalMessage[], readonly ChannelMessage[]] = await Promise.all([
      addressed(
        messages.filter((message) => !isToChannel(message)),
        (ids) => participants.getMany(ids),
      ),
      addressed(messages.filter(isToChannel), (ids) => channels.getMany(ids)),
    ]);
    const all: readonly (PersonalMessage | ChannelMessage)[] = [...toPeople, ...toChannels];
    const known = new Set(all.map(({ message }) => message.to));
    await forget(messages.map(({ to }) => to).filter((id) => !known.has(id)));
    const made = await Promise.all([cardsOf(makeCards, toPeople, claim), cardsOf(makePosts, toChannels, claim)]);
    const cards = new Map(made.flatMap((some) => [...some]));
    return all.flatMap(({ message, to }) => {
      const { key } = message;
      const ready = cards.get(key);
      if (ready === undefined) note({ key, claim, state: 'dropped', reason: 'nothing-left-to-say' });
      else if ('notBefore' in ready) {
        const dueAt = ready.notBefore;
        note({ key, claim, state: 'due', dueAt, reason: PAUSED, uncounted: true, anew: true });
      } else if (to.address === undefined || !(to.reachable || message.anyway === true)) {
        note({ key, claim, state: 'unreachable', reason: whyNot(to) });
      } else return [{ message, claim, leaseUntil, address: to.address, wasReachable: to.reachable, ready }];
      return [];
    });
  }

  /** An outage before anything was sent is no try of these messages. */
  function givenBack(messages: readonly Message[], { claim, leaseUntil }: Claimed): void {
    const dueAt = clock.now();
    notebook.add(
      messages.map(({ key }) => ({
        settlement: { key, claim, state: 'due', dueAt, reason: 'given-back', uncounted: true },
        leaseUntil,
      })),
    );
  }

  return (claimed) =>
    pack(claimed).catch((error: unknown) => {
      if (isStorageDown(error)) givenBack(claimed.messages, claimed);
      throw error;
    });
}
