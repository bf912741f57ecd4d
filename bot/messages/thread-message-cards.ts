import type { CardMaker, MadeCard, NotBefore } from '../../src/delivery/card-maker.js';
import type { DilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { languageFor } from '../../src/language.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import type { Message, MessageKind } from '../../src/outbox/message.js';
import { isPaused, takesPart } from '../../src/participants/participant.js';
import type { PersonalMessage } from '../../src/participants/personal-message.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import type { RoundMessageFacts, Wanted } from '../../src/threads/round-message-facts.js';
import type { ThreadMessageFacts } from '../../src/threads/thread-message-facts.js';
import { createRoundThreadCards } from '../views/round-thread-card.js';
import { createThreadCards } from '../views/thread-card.js';
import { afterPause } from './after-pause.js';

/** The kinds of message about threads. */
const ABOUT_THREADS: readonly MessageKind[] = ['post', 'threadClosed', 'news', 'postHidden'];
/** Today's news is old after a pause. */
const NOT_AFTER_A_PAUSE: readonly MessageKind[] = ['news'];

export interface ThreadCardMakerParts {
  readonly threadFacts: ThreadMessageFacts;
  readonly roundFacts: RoundMessageFacts;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
  readonly now: () => Date;
}

/** Is this message about a thread? */
export function isAboutThread({ kind }: Pick<Message, 'kind'>): boolean {
  return ABOUT_THREADS.includes(kind);
}

/** Makes the cards of messages about threads. After a pause they still arrive: one person wrote them to another. */
export function createThreadCardMaker(parts: ThreadCardMakerParts): CardMaker {
  const { threadFacts, roundFacts, dilemmas, now } = parts;

  async function postCards(messages: readonly PersonalMessage[]): Promise<readonly (MadeCard | null)[]> {
    const found = await threadFacts.posts(messages.map(({ message, to }) => ({ to, id: message.about ?? '' })));
    return messages.map(({ message, to }, at) => {
      const facts = found[at];
      if (facts === null || facts === undefined) return null;
      // A post that was removed meanwhile is not announced; a message already sent is updated to say so.
      if (facts.post.text === null && message.activityId === null) return null;
      return createThreadCards(parts, languageFor(to)).post(facts);
    });
  }

  async function closedCards(messages: readonly PersonalMessage[]): Promise<readonly (MadeCard | null)[]> {
    const found = await threadFacts.heads(messages.map(({ message, to }) => ({ to, id: message.about ?? '' })));
    return messages.map(({ to }, at) => {
      const head = found[at];
      if (head === null || head === undefined || head.state === 'open') return null;
      return createThreadCards(parts, languageFor(to)).closed(head);
    });
  }

  async function newsCards(messages: readonly PersonalMessage[]): Promise<readonly (MadeCard | null)[]> {
    const found = await roundFacts.news(messages.map(wantedOf));
    return messages.map(({ to }, at) => {
      const facts = found[at];
      if (facts === null || facts === undefined || to.roundNews === false) return null;
      return createRoundThreadCards(dilemmas, languageFor(to)).news(facts);
    });
  }

  async function hiddenCards(messages: readonly PersonalMessage[]): Promise<readonly (MadeCard | null)[]> {
    const found = await roundFacts.hidden(messages.map(wantedOf));
    return messages.map(({ to }, at) => {
      const facts = found[at];
      return facts === null || facts === undefined
        ? null
        : createRoundThreadCards(dilemmas, languageFor(to)).hidden(facts);
    });
  }

  const makers = [
    ['post', postCards],
    ['threadClosed', closedCards],
    ['news', newsCards],
    ['postHidden', hiddenCards],
  ] as const;

  return async function makeCards(messages) {
    const today = amsterdamDate(now());
    // A message already sent is updated whether or not its reader still participates; this adds nothing new.
    const isChange = ({ message }: PersonalMessage) => message.kind === 'post' && message.activityId !== null;
    const taking = messages.filter((one) => takesPart(one.to) || isChange(one));
    const isHere = (one: PersonalMessage) => isChange(one) || !isPaused(one.to, today);
    const here = taking.filter(isHere);
    const cards = afterThePause(taking.filter((one) => !isHere(one)));
    for (const [kind, make] of makers) {
      const some = here.filter(({ message }) => message.kind === kind);
      if (some.length === 0) continue;
      const made = await make(some);
      for (const [at, { message }] of some.entries()) {
        const ready = made[at];
        if (ready !== null && ready !== undefined) cards.set(message.key, ready);
      }
    }
    return cards;
  };
}

function afterThePause(messages: readonly PersonalMessage[]): Map<string, MadeCard | NotBefore> {
  const waiting = messages.flatMap(({ message, to: { pausedUntil } }) =>
    pausedUntil === undefined || NOT_AFTER_A_PAUSE.includes(message.kind)
      ? []
      : [[message.key, afterPause(pausedUntil)] as const],
  );
  return new Map(waiting);
}

function wantedOf({ message, to }: PersonalMessage): Wanted {
  return { to, roundId: message.roundId, about: message.about ?? '' };
}
