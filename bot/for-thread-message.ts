import type { DilemmaLibrary } from '../src/dilemmas/dilemma-library.js';
import { type Language, languageOf } from '../src/language.js';
import type { MunicipalityRegister } from '../src/municipalities/municipality-register.js';
import type { MessageKind } from '../src/outbox/message.js';
import type { CardMaker, Letter, Postponed, ReadyCard } from '../src/outbox/outbox-worker.js';
import { isPaused } from '../src/participants/participant.js';
import { amsterdamDate, amsterdamMoment } from '../src/scheduling/calendar.js';
import type { ThreadLetters } from '../src/threads/thread-letters.js';
import { createThreadCards } from './thread-card.js';

/** The kinds of message about threads. */
const ABOUT_THREADS: readonly MessageKind[] = ['post', 'threadClosed'];

/** The time of day at which somebody gets what came during a pause. */
const BACK_AT = '09:00';

export interface ThreadCardMakerParts {
  readonly letters: ThreadLetters;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: MunicipalityRegister;
  readonly now: () => Date;
}

/** Is this message about a thread? */
export function isAboutThread({ message }: Letter): boolean {
  return ABOUT_THREADS.includes(message.kind);
}

/** Makes the cards of messages about threads. Who pauses gets them afterwards: they are from a person, to a person. */
export function createThreadCardMaker(parts: ThreadCardMakerParts): CardMaker {
  const { letters: threads, now } = parts;

  async function postCards(letters: readonly Letter[]): Promise<readonly (ReadyCard | null)[]> {
    const found = await threads.posts(letters.map(({ message, to }) => ({ to, id: message.about ?? '' })));
    return letters.map(({ to }, at) => {
      const letter = found[at];
      // What was removed meanwhile is not told about.
      if (letter === null || letter === undefined || letter.post.text === null) return null;
      return createThreadCards(parts, languageFor(to)).letter(letter);
    });
  }

  async function closedCards(letters: readonly Letter[]): Promise<readonly (ReadyCard | null)[]> {
    const found = await threads.heads(letters.map(({ message, to }) => ({ to, id: message.about ?? '' })));
    return letters.map(({ to }, at) => {
      const head = found[at];
      if (head === null || head === undefined || head.state === 'open') return null;
      return createThreadCards(parts, languageFor(to)).closed(head);
    });
  }

  const makers = [
    ['post', postCards],
    ['threadClosed', closedCards],
  ] as const;

  return async function makeCards(letters) {
    const today = amsterdamDate(now());
    const taking = letters.filter(({ to }) => to.standing === 'joined');
    const cards = new Map<string, ReadyCard | Postponed>();
    for (const { message, to } of taking.filter((letter) => isPaused(letter.to, today))) {
      cards.set(message.key, { notBefore: amsterdamMoment(to.pausedUntil ?? today, BACK_AT) });
    }
    const here = taking.filter(({ to }) => !isPaused(to, today));
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

function languageFor(to: Letter['to']): Language {
  return to.language ?? languageOf(to.locale);
}
