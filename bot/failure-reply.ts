import type { Verb } from '../cards/actions.js';
import { fieldFault, isFilledIn } from '../cards/field-names.js';
import type { Language } from '../src/language.js';
import type { IncomingContent, Scope } from './incoming/incoming.js';
import { formAgain } from './message-extension.js';
import type { Refusal } from './refusals.js';
import { hint, lineOf, no, type Reply, SILENCE } from './turns/reply.js';

/** A turn that came to nothing. */
interface Failed {
  readonly content: IncomingContent;
  readonly language: Language;
  readonly scope: Scope;
}

/**
 * The reply to a turn that failed. A filled-in form stays in place with one line below it, and so does a button worth
 * trying again; nobody hears about what they did not ask for.
 */
export function failureReply(refusal: Omit<Refusal, 'isBug'>, { content, language, scope }: Failed): Reply {
  const { rendered, isPassing, code, field = '' } = refusal;
  switch (content.kind) {
    case 'action': {
      if (content.automatic && isPassing) return SILENCE;
      // A field is named by a handler only, and that had a verb.
      const line = fieldFault({ verb: content.verb as Verb, field }, language) ?? lineOf(rendered);
      // A non-participant needs the button to begin more than the form they filled in.
      const keepsCard = isPassing || (code !== 'notJoined' && isFilledIn(content.verb, content.data));
      return keepsCard ? hint(line) : no(rendered, scope);
    }
    case 'compose':
      return formAgain(content.call, language, lineOf(rendered)) ?? no(rendered, 'personal');
    case 'ignored':
    case 'uninstalled':
      return SILENCE;
    case 'changed':
    case 'message':
      return content.overheard ? SILENCE : no(rendered, 'personal');
    default:
      return no(rendered, 'personal');
  }
}
