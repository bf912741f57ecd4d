import type { Language } from '../../src/language.js';
import type { Participant } from '../../src/participants/participant.js';
import type { ChosenMessage } from '../../src/proposals/message-form.js';
import type { Services } from '../../src/services.js';
import type { PageWish } from '../../src/understanding/result-page.js';
import type { Reply } from './reply.js';
/** The person at the compose box. Searching stores nothing about somebody unknown. */
export interface Asker {
  /** Null: nobody who is known here. */
  readonly participant: Participant | null;
  readonly language: Language;
}

/** A search command. */
export interface Search {
  readonly text: string;
  readonly page: PageWish;
}

/** Answers a search command; a hit must be safe for whoever is in the chat in which it is put. */
export type SearchHandler = (asker: Asker, services: Services, search: Search) => Promise<Reply>;

/** An action command: a form in a dialog, and what becomes of it. The data of a form is not to be believed. */
export interface ActionCommand {
  /** The form with what was sent in it, and one line that says why nothing came of it. */
  readonly again: (language: Language, data: unknown, line: string) => Reply;
  readonly open: (asker: Asker, services: Services, message: ChosenMessage | null) => Promise<Reply>;
  readonly send: (asker: Asker, services: Services, data: unknown) => Promise<Reply>;
}
