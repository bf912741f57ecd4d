import { readAction, type Verb } from '../cards/actions.js';
import { notices } from '../cards/notices/notices.js';
import { type Language, languageOf } from '../src/language.js';
import { type Participant, participantId } from '../src/participants/participant.js';
import type { Services } from '../src/services.js';
import { type Intent, understand } from '../src/understanding/intents.js';
import type { Incoming } from './incoming/incoming.js';
import { actions, type Handler, words } from './routes.js';
import { card, no, type Reply, SILENCE } from './turns/reply.js';
import type { Turn } from './turns/turn.js';

/** They keep the right to see and erase their data, by click or by word. */
const OWN_VERBS: readonly Verb[] = ['myData.show', 'erase.ask', 'erase.confirm'];
const OWN_WORDS: readonly Intent['kind'][] = ['myData', 'erase'];

interface OffParts {
  readonly services: Services;
  readonly turnOf: (participant: Participant) => Promise<Turn>;
}

/** The answer, and what it was about where that was allowed. */
export interface OffAnswer {
  readonly reply: Reply;
  readonly own: { readonly kind: string; readonly language: Language } | null;
}

/**
 * Answers somebody of a tenant that is not switched on. Somebody known from before can see or erase their data;
 * everything else is a polite no. Nothing is stored about anybody.
 */
export async function answerSwitchedOff(incoming: Incoming, { services, turnOf }: OffParts): Promise<OffAnswer> {
  const { content, scope, person } = incoming;
  if (content.kind === 'ignored' || content.kind === 'uninstalled') return { reply: SILENCE, own: null };
  const personally = scope === 'personal' && (content.kind === 'message' || content.kind === 'action');
  const known = personally ? await services.participants.know(participantId(person)) : null;
  if (known === null) return { reply: refusal(incoming), own: null };
  const turn = await turnOf(known);
  const found = ownWish(incoming);
  if (found === null) return { reply: card(notices.tenantOff(turn.language)), own: null };
  return { reply: await found.handler(turn, services), own: { kind: found.kind, language: turn.language } };
}

/** A message in a group gets its answer as a message; a click there is answered below the card. */
function refusal({ content, scope, locale }: Incoming): Reply {
  return no(notices.wrongTenant(languageOf(locale)), content.kind === 'action' ? scope : 'personal');
}

function ownWish({ content }: Incoming): { readonly kind: string; readonly handler: Handler } | null {
  if (content.kind === 'action') return ownAction(content.verb, content.data);
  if (content.kind !== 'message') return null;
  const { text, value } = content;
  if (text === '' && typeof value === 'object' && value !== null) {
    return ownAction('verb' in value ? value.verb : undefined, value);
  }
  const { kind } = understand(text);
  return OWN_WORDS.includes(kind) ? { kind: `word.${kind}`, handler: words[kind] as Handler } : null;
}

function ownAction(verb: unknown, data: unknown): { readonly kind: string; readonly handler: Handler } | null {
  const read = readAction(verb, data);
  if (read.kind !== 'action' || !OWN_VERBS.includes(read.action.verb)) return null;
  const handler = actions[read.action.verb] as Handler;
  return { kind: `action.${read.action.verb}`, handler };
}
