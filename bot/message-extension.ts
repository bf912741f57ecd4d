import { textFor } from '../cards/text.js';
import type { Language } from '../src/language.js';
import type { Services } from '../src/services.js';
import type { ComposeCall } from './incoming/compose-call.js';
import { actionCommands, insertItem, searchCommands, unfurl } from './routes.js';
import type { ActionCommand, Asker } from './turns/compose-turn.js';
import type { Dispatched } from './turns/dispatched.js';
import { hint, type Reply } from './turns/reply.js';

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
