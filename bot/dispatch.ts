import { type CardAction, readAction } from '../cards/actions.js';
import { fieldFault, isFilledIn } from '../cards/field-names.js';
import { notices } from '../cards/notices/notices.js';
import type { Services } from '../src/services.js';
import { activeThreadOf } from '../src/threads/thread.js';
import { channelWish } from '../src/understanding/channel-words.js';
import { exactCommand, leavesThread } from '../src/understanding/exact-words.js';
import { understand } from '../src/understanding/intents.js';
import { invitationIn } from '../src/understanding/invitation-words.js';
import type { Incoming, IncomingContent } from './incoming/incoming.js';
import { actions, channelWords, events, searches, talk, words } from './routes.js';
import type { Dispatched } from './turns/dispatched.js';
import { card, hint, lineOf, no, type Reply, SILENCE } from './turns/reply.js';
import { SHARED_VERBS } from './turns/shared-actions.js';
import type { Turn } from './turns/turn.js';

type Message = Extract<IncomingContent, { kind: 'message' }>;

/** Finds who answers this. Nothing is done before `answer` is called. */
export function dispatch(incoming: Incoming, turn: Turn, services: Services): Dispatched {
  const { content } = incoming;
  switch (content.kind) {
    case 'installed':
    case 'uninstalled':
      return { kind: content.kind, answer: () => events[content.kind](turn, services) };
    case 'message':
      return dispatchMessage(content, turn, services);
    case 'action':
      return dispatchAction(content.verb, content.data, turn, services);
    case 'changed':
      return { kind: `changed.${content.change}`, answer: () => events.changed(turn, services, content) };
    case 'unknownInvoke':
      return { kind: 'unknownInvoke', answer: async () => card(notices.unknownAction(turn.language)) };
    // A search needs no turn (`search`, `dispatchCompose`), and what is ignored no answer.
    case 'search':
    case 'compose':
    case 'ignored':
      return { kind: content.kind, answer: async () => SILENCE };
  }
}

function dispatchMessage(message: Message, turn: Turn, services: Services): Dispatched {
  const { text } = message;
  const wish = turn.scope === 'channel' ? channelWish(text) : null;
  if (wish !== null) {
    return { kind: `word.channel.${wish.kind}`, answer: () => channelWords[wish.kind](turn, services, wish) };
  }
  if (turn.scope === 'channel' && exactCommand(text) === 'help')
    return { kind: 'word.channel.help', answer: async () => card(notices.channelHelp(turn.language)) };
  // Everything personal stays out of a chat where others read along.
  if (turn.scope !== 'personal')
    return { kind: 'word.shared', answer: async () => card(notices.groupOnlyPersonal(turn.language)) };
  if (text === '' && message.value !== undefined) return dispatchSubmit(message.value, turn, services);
  if (leavesThread(text)) return { kind: 'word.leaveThread', answer: () => talk.leave(turn, services) };
  if (activeThreadOf(turn.participant, services.clock.now()) !== null)
    return dispatchTalk(text, message, turn, services);
  if (text === '' && message.hasAttachment) {
    return { kind: 'word.attachment', answer: async () => card(notices.attachmentOnly(turn.language)) };
  }
  const intent = understand(text);
  if (intent.kind === 'unknown' && turn.participant.activeThread !== undefined)
    return { kind: 'word.expiredThread', answer: () => talk.expired(turn, services) };
  // Each handler takes the intent of its own kind; the table is typed by kind, which a union cannot show here.
  const handler = words[intent.kind] as (turn: Turn, services: Services, intent: unknown) => Promise<Reply>;
  return { kind: `word.${intent.kind}`, answer: () => handler(turn, services, intent) };
}

/** A message of somebody who is talking in a thread: a command to the letter is one, everything else is for the other. */
function dispatchTalk(text: string, { hasAttachment }: Message, turn: Turn, services: Services): Dispatched {
  if (hasAttachment) return { kind: 'word.attachment', answer: () => talk.attachment(turn, services) };
  const command = invitationIn(text) === undefined ? exactCommand(text) : 'joinWith';
  if (command === undefined) {
    return { kind: 'word.post', answer: () => talk.post(turn, services, text), isRepeatable: true };
  }
  if (command === 'leave') return { kind: 'word.leave', answer: () => talk.stopWhat(turn, services) };
  const handler = words[command] as (turn: Turn, services: Services, intent: unknown) => Promise<Reply>;
  return { kind: `word.${command}`, answer: () => handler(turn, services, understand(text)) };
}

/** A client that knows no Action.Execute sends the same data as a message (Action.Submit), with the verb in it. */
function dispatchSubmit(value: unknown, turn: Turn, services: Services): Dispatched {
  const verb = typeof value === 'object' && value !== null && 'verb' in value ? value.verb : undefined;
  return dispatchAction(verb, value, turn, services);
}

function dispatchAction(verb: unknown, data: unknown, turn: Turn, services: Services): Dispatched {
  const { language, scope } = turn;
  const read = readAction(verb, data);
  // The card stays in each case, with whatever was filled in on it.
  if (read.kind === 'unknown' || read.kind === 'unreadable') {
    const line = read.kind === 'unreadable' ? fieldFault(read, language) : null;
    return { kind: `action.${read.kind}`, answer: async () => hint(line ?? lineOf(notices.unknownAction(language))) };
  }
  if (read.kind === 'stale') {
    const stale = notices.staleCard(language);
    return {
      kind: 'action.stale',
      answer: async () => (isFilledIn(verb, data) ? hint(lineOf(stale)) : no(stale, scope)),
    };
  }
  const { verb: known, data: checked }: CardAction = read.action;
  if (turn.scope !== 'personal' && !SHARED_VERBS.includes(known)) {
    return { kind: `action.${known}`, answer: async () => card(notices.groupOnlyPersonal(turn.language)) };
  }
  const handler = actions[known] as (turn: Turn, services: Services, data: unknown) => Promise<Reply>;
  return { kind: `action.${known}`, answer: () => handler(turn, services, checked) };
}

/** Hits for a list on a card, by the name of its data set. A data set that does not exist has none. */
export async function search(
  { dataset, query, limit }: Extract<IncomingContent, { kind: 'search' }>,
  services: Services,
): Promise<Reply> {
  if (!Object.hasOwn(searches, dataset)) return { kind: 'hits', hits: [] };
  return searches[dataset as keyof typeof searches](services, { query, limit });
}
