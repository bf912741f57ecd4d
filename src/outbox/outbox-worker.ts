import type { Channel } from '../channels/channel.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import type { Participant } from '../participants/participant.js';
import type { Lost, ParticipantStore } from '../participants/participant-store.js';
import { waitBeforeRetry } from './backoff.js';
import { createCardMaking } from './card-making.js';
import type { Message } from './message.js';
import { isTooOld } from './message-life.js';
import { type OutboxStore, PAUSED, type Settlement } from './outbox-store.js';
import { addressed, isPost, type Parcel } from './parcels.js';
import type { RateBudget } from './rate-budget.js';
import type { Address, Card, Delivery, Sender } from './sender.js';

/** A card that is ready to be sent, with the text of its notification. */
export interface ReadyCard {
  readonly card: Card;
  readonly summary: string;
}

/** A message with the person it goes to. */
export interface Letter {
  readonly message: Message;
  readonly to: Participant;
}

/** In the place of a card: the person pauses, and this is worth saying after the pause. */
export interface Postponed {
  readonly notBefore: Date;
}

/** A message with the channel it goes to. */
export interface Post {
  readonly message: Message;
  readonly to: Channel;
}

/** Makes the cards of posts as `CardMaker` does those of letters. */
export type PostMaker = (posts: readonly Post[]) => Promise<ReadonlyMap<string, ReadyCard>>;

/**
 * Makes the cards for a batch from the state of this moment, by message key. No card: there is nothing left to say, such
 * as a ballot for a round that has closed.
 */
export type CardMaker = (letters: readonly Letter[]) => Promise<ReadonlyMap<string, ReadyCard | Postponed>>;

export interface OutboxWorkerParts {
  readonly outbox: OutboxStore;
  readonly participants: ParticipantStore;
  readonly channels: ChannelStore;
  readonly sender: Sender;
  readonly makeCards: CardMaker;
  readonly makePosts: PostMaker;
  readonly budget: RateBudget;
  /** The process is about to end: send nothing more, and give back what was taken up. */
  readonly isStopping: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Messages taken up at a time. */
const BATCH = 50;
/** Messages sent at the same moment, and settled together: what a killed process can leave sent but not noted. */
const CHUNK = 10;
/** How long a batch may take before another worker takes it up (ms). */
const LEASE_MS = 120_000;
/** A settlement that fails is tried so often, with this wait after the first (ms). */
const SETTLE_ATTEMPTS = 4;
const SETTLE_WAIT_MS = 500;
/** With less than this left of the lease nothing more is sent (ms). */
const MARGIN_MS = 30_000;

/**
 * Takes up due messages, sends them and notes how it went. Any number of workers may run, in any number of processes.
 * Returns how many messages it took up.
 */
export function createOutboxWorker(parts: OutboxWorkerParts): () => Promise<number> {
  const { outbox, participants, channels, sender, makeCards, makePosts, budget, isStopping, clock, log } = parts;
  const cardsOf = createCardMaking({ settle, clock, log });

  async function deliver(message: Message, address: Address, ready: ReadyCard): Promise<Delivery> {
    const wait = budget.take(address.tenantId, clock.now().getTime());
    if (wait > 0) await clock.sleep(wait);
    const { card, summary } = ready;
    return message.activityId === null
      ? sender.send(address, card, summary)
      : sender.update(address, message.activityId, card, summary);
  }

  function settlementOf(message: Message, claim: string, address: Address, delivery: Delivery): Settlement {
    const { key } = message;
    switch (delivery.outcome) {
      case 'sent':
        return {
          ...{ key, claim, state: 'sent', activityId: delivery.activityId, revision: message.revision },
          revisable: isPost(message),
        };
      case 'gone':
        // Who took a post out of a channel wanted it gone.
        if (isPost(message)) return { key, claim, state: 'dropped', reason: delivery.reason };
        return { key, claim, state: 'due', dueAt: clock.now(), reason: delivery.reason, forgetActivity: true };
      case 'unreachable':
      case 'dead':
        return { key, claim, state: delivery.outcome, reason: delivery.reason };
      case 'retry': {
        const now = clock.now().getTime();
        const dueAt = new Date(now + waitBeforeRetry(message.attempts, delivery.afterMs, clock.random()));
        const wholeTenant = delivery.scope === 'tenant';
        if (wholeTenant) budget.hold(address.tenantId, dueAt.getTime());
        if (isTooOld(message, dueAt)) return { key, claim, state: 'dead', reason: delivery.reason };
        return { key, claim, state: 'due', dueAt, reason: delivery.reason, uncounted: wholeTenant };
      }
    }
  }

  async function handle(
    { message, address }: Parcel,
    claim: string,
    ready: ReadyCard | Postponed | undefined,
  ): Promise<Settlement> {
    const { key } = message;
    if (ready === undefined) return { key, claim, state: 'dropped', reason: 'nothing-left-to-say' };
    if ('notBefore' in ready)
      return { key, claim, state: 'due', dueAt: ready.notBefore, reason: PAUSED, uncounted: true, anew: true };
    if (address === null) return { key, claim, state: 'unreachable', reason: 'no-address' };
    const held = budget.heldUntil(address.tenantId, clock.now().getTime());
    if (held !== null) {
      return { key, claim, state: 'due', dueAt: new Date(held), reason: 'tenant-on-hold', uncounted: true };
    }
    const delivery = await deliver(message, address, ready);
    if (delivery.outcome !== 'sent') {
      log.warn(
        { key, outcome: delivery.outcome, reason: delivery.reason, attempts: message.attempts },
        'not delivered',
      );
    }
    return settlementOf(message, claim, address, delivery);
  }

  /** People who were erased and channels that were removed meanwhile: nothing may be kept under their id. */
  async function forget(ids: readonly string[]): Promise<void> {
    for (const id of new Set(ids)) await outbox.eraseTo(id);
  }

  async function sendChunk(
    parcels: readonly Parcel[],
    claim: string,
    cards: ReadonlyMap<string, ReadyCard | Postponed>,
  ): Promise<void> {
    const asOf = clock.now();
    const outcomes = await Promise.all(parcels.map((parcel) => handle(parcel, claim, cards.get(parcel.message.key))));
    const unreachable = parcels.filter((_, at) => outcomes[at]?.state === 'unreachable');
    await settle(outcomes);
    const lost = (some: readonly Parcel[]): readonly Lost[] =>
      some.flatMap(({ message: { to: id }, address }) => (address === null ? [] : [{ id, address, asOf }]));
    await participants.markUnreachable(lost(unreachable.filter(({ message }) => !isPost(message))), clock.now());
    await channels.markUnreachable(lost(unreachable.filter(({ message }) => isPost(message))), clock.now());
  }

  /** What was sent must be noted, or it is sent again: a short failure of the database is waited out. */
  async function settle(outcomes: readonly Settlement[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await outbox.settle(outcomes, clock.now());
        return;
      } catch (error) {
        if (attempt === SETTLE_ATTEMPTS) throw error;
        await clock.sleep(SETTLE_WAIT_MS * attempt);
      }
    }
  }

  function givenBack(key: string, claim: string): Settlement {
    return { key, claim, state: 'due', dueAt: clock.now(), reason: 'given-back', uncounted: true };
  }

  /** An outage before anything was sent is no try of these messages; where it cannot be noted, the lease ends by itself. */
  async function giveAllBack(messages: readonly Message[], claim: string): Promise<void> {
    const given = messages.map(({ key }) => givenBack(key, claim));
    await outbox.settle(given, clock.now()).catch((error: unknown) => {
      if (!isStorageDown(error)) throw error;
    });
  }

  /** The parcels of a batch with their cards. */
  async function prepare(messages: readonly Message[], claim: string) {
    const personal = messages.filter((message) => !isPost(message));
    const [letters, posts] = await Promise.all([
      addressed(personal, (ids) => participants.getMany(ids)),
      addressed(messages.filter(isPost), (ids) => channels.getMany(ids)),
    ]);
    const parcels: readonly Parcel[] = [...letters, ...posts].map(({ message, to: { address, reachable } }) => ({
      message,
      address: reachable ? (address ?? null) : null,
    }));
    const known = new Set(parcels.map(({ message }) => message.to));
    await forget(messages.map(({ to }) => to).filter((id) => !known.has(id)));
    const cards = new Map([...(await cardsOf(makeCards, letters, claim)), ...(await cardsOf(makePosts, posts, claim))]);
    return { parcels, cards };
  }

  return async function sendDue() {
    const claim = clock.id();
    const now = clock.now();
    const leaseUntil = now.getTime() + LEASE_MS;
    const messages = await outbox.claim(claim, now, new Date(leaseUntil), BATCH);
    if (messages.length === 0) return 0;
    const { parcels, cards } = await prepare(messages, claim).catch(async (error: unknown) => {
      if (isStorageDown(error)) await giveAllBack(messages, claim);
      throw error;
    });
    for (let at = 0; at < parcels.length; at += CHUNK) {
      if (isStopping() || clock.now().getTime() > leaseUntil - MARGIN_MS) {
        await settle(parcels.slice(at).map(({ message: { key } }) => givenBack(key, claim)));
        break;
      }
      await sendChunk(parcels.slice(at, at + CHUNK), claim, cards);
    }
    return messages.length;
  };
}
