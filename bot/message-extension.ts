import { textFor } from '../cards/text.js';
import type { Language } from '../src/language.js';
import type { Participant } from '../src/participants/participant.js';
import type { ChosenMessage } from '../src/proposals/message-form.js';
import type { Services } from '../src/services.js';
import type { PageWish } from '../src/understanding/result-page.js';
import type { ComposeCall } from './compose-call.js';
import type { Dispatched } from './dispatch.js';
import { hint, type Reply } from './reply.js';
import { actionCommands, insertItem, searchCommands, unfurl } from './routes.js';

/** Who asks in the compose box. Looking is nothing to remember: somebody who is not known stays so. */
export interface Asker {
  /** Null: nobody who is known here. */
  readonly participant: Participant | null;
  readonly language: Language;
}

/** What is looked for with a search command. */
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

/**
 * Finds who answers a call of the message extension: the commands stand in `routes.ts`, under their ids of the manifest.
 * Nothing is done before `answer` is called.
 */
export function dispatchCompose(call: ComposeCall, asker: Asker, services: Services): Dispatched {
  switch (call.kind) {
    case 'query': {
      if (!Object.hasOwn(searchCommands, call.command)) return unknownCall(asker);
      const handler = searchCommands[call.command as keyof typeof searchCommands];
      return { kind: `compose.${call.command}`, answer: () => handler(asker, services, call) };
    }
    case 'selectItem':
      return { kind: 'compose.selectItem', answer: () => insertItem(asker, services, call.item) };
    case 'link':
      return { kind: 'compose.link', answer: () => unfurl(asker, services, call.url) };
    case 'openDialog':
    case 'sendDialog': {
      if (!Object.hasOwn(actionCommands, call.command)) return unknownCall(asker);
      const { open, send }: ActionCommand = actionCommands[call.command as keyof typeof actionCommands];
      return call.kind === 'openDialog'
        ? { kind: `compose.${call.command}.open`, answer: () => open(asker, services, call.message) }
        : { kind: `compose.${call.command}.send`, answer: () => send(asker, services, call.data) };
    }
    case 'unknown':
      return unknownCall(asker);
  }
}

/** The form of a dialog that came to nothing, so that what was typed is not lost; null: it was no form. */
export function formAgain(call: ComposeCall, language: Language, line: string): Reply | null {
  if (call.kind !== 'sendDialog' || !Object.hasOwn(actionCommands, call.command)) return null;
  const { again }: ActionCommand = actionCommands[call.command as keyof typeof actionCommands];
  return again(language, call.data, line);
}

function unknownCall({ language }: Asker): Dispatched {
  return { kind: 'compose.unknown', answer: async () => hint(textFor(language)('extension.unknownCommand')) };
}
