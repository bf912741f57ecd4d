import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { withTabLink } from '../../cards/tab-link.js';
import { textFor } from '../../cards/text.js';
import { openThreadButtons } from '../../cards/threads/thread-list.js';
import { programmeOf } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { activeThreadOf, MAXIMUM_POST, matchOfThread, type PostProblem } from '../../src/threads/thread.js';
import type { ThreadView } from '../../src/threads/thread-view.js';
import { card, hint, type Reply, SILENCE } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { cardInProgramme, programmeNames } from '../views/in-programmes.js';
import { createThreadCards } from '../views/thread-card.js';
import { help } from './help.js';
import { askLeave } from './preferences.js';

/** The services for showing a thread. */
type ThreadServices = Pick<Services, 'threads' | 'directory' | 'dilemmas' | 'municipalities' | 'clock' | 'tabUrl'>;

/** "Gesprek": what there is to read and to write in, the newest first. */
export function showThreads(
  turn: Turn,
  services: Pick<Services, 'threads' | 'roundThreads' | 'directory' | 'dilemmas' | 'municipalities'>,
): Promise<Reply> {
  return listThreads(turn, services, {});
}

/** The threads of the person, page by page, and the way to the open one of the round. */
export async function listThreads(
  turn: Turn,
  services: Pick<Services, 'threads' | 'roundThreads' | 'directory' | 'dilemmas' | 'municipalities'>,
  data: ActionData<'thread.list'>,
): Promise<Reply> {
  const { threads, roundThreads } = services;
  const { participant, language } = turn;
  const [page, current, names] = await Promise.all([
    threads.list(participant, data.after),
    roundThreads.current(participant.memberOf),
    programmeNames(participant, services),
  ]);
  const open = current.map(({ roundId, programmeId }) => ({ roundId, programme: names.get(programmeId) }));
  if (page.threads.length === 0) return card(notices.threadNone(language, openThreadButtons(open, language)));
  return card(createThreadCards(services, language, names).list(page, open));
}

/** "Talk here" on the card of a match. */
export async function openThread(
  turn: Turn,
  services: ThreadServices,
  { match }: ActionData<'thread.open'>,
): Promise<Reply> {
  const view = await services.threads.open(turn.participant, match);
  return shown(turn, services, view);
}

/** A page of one thread. */
export async function showThread(
  turn: Turn,
  services: ThreadServices,
  data: ActionData<'thread.show'>,
): Promise<Reply> {
  const before = Number(data.before);
  const page = Number.isSafeInteger(before) && before > 0 ? before : undefined;
  const view = await services.threads.show(turn.participant, data.thread, page);
  return shown(turn, services, view);
}

/** From now on plain messages go to this thread. */
export async function enterThread(
  turn: Turn,
  services: ThreadServices,
  data: ActionData<'thread.enter'>,
): Promise<Reply> {
  const view = await services.threads.enter(turn.participant, data.thread);
  return shown(turn, services, view);
}

/** Plain messages go to nobody any more. Clicked twice, it is still the same conversation that was left. */
export async function leaveThread(
  turn: Turn,
  services: Pick<Services, 'threads' | 'dilemmas' | 'municipalities'>,
  { thread }: ActionData<'thread.leave'> = {},
): Promise<Reply> {
  const { threads } = services;
  const { participant } = turn;
  const left = await threads.leave(participant);
  const head = left ?? (thread === undefined ? null : await threads.show(participant, thread));
  const names = head === null ? undefined : createThreadCards(services, turn.language).namesOf(head);
  return card(notices.threadLeft(turn.language, names));
}

/** Asks once: what is closed stays closed. */
export async function askCloseThread(
  turn: Turn,
  services: Pick<Services, 'threads'>,
  data: ActionData<'thread.closeAsk'>,
): Promise<Reply> {
  await services.threads.show(turn.participant, data.thread);
  return card(notices.threadCloseAsk(turn.language, data.thread));
}

/** Nobody writes in it any more. */
export async function closeThread(
  turn: Turn,
  services: ThreadServices,
  data: ActionData<'thread.close'>,
): Promise<Reply> {
  const view = await services.threads.close(turn.participant, data.thread);
  return shown(turn, services, view);
}

/** Posts the text from a card to the thread of that card. Errors appear below it, so that the text stays. */
export async function postFromCard(
  turn: Turn,
  services: ThreadServices,
  data: ActionData<'thread.post'>,
): Promise<Reply> {
  const { thread, once, text: typed = '' } = data;
  const writing = { typed, origin: ['card', once, typed], source: 'personal' } as const;
  const outcome = await services.threads.post(turn.participant, thread, writing);
  const cards = createThreadCards(services, turn.language);
  switch (outcome.kind) {
    case 'problem':
      return hint(problemText(outcome.problem, turn));
    case 'overtaken':
    case 'ended':
      return card(cards.ended(outcome.head));
    case 'posted':
      return shown(turn, services, await services.threads.show(turn.participant, thread), true);
  }
}

/**
 * A plain message goes to the thread that the person is talking in. Delivered again by Teams it is stored no second time,
 * and answered by one of its deliveries: by a repeated one only when that put it in its place.
 */
export async function postFromMessage(
  turn: Turn,
  services: Pick<Services, 'threads' | 'dilemmas' | 'municipalities' | 'clock'>,
  typed: string,
): Promise<Reply> {
  const { threads, clock } = services;
  const thread = activeThreadOf(turn.participant, clock.now());
  if (thread === null) return SILENCE;
  const writing = { typed, origin: ['message', turn.activityId ?? clock.id()], source: 'personal' } as const;
  const outcome = await threads.post(turn.participant, thread, writing);
  const cards = createThreadCards(services, turn.language);
  switch (outcome.kind) {
    case 'problem':
      return outcome.problem === 'empty'
        ? card(notices.threadEmpty(turn.language))
        : card(notices.threadTooLong(turn.language, MAXIMUM_POST));
    case 'ended':
      await threads.leave(turn.participant);
      return card(cards.ended(outcome.head));
    case 'overtaken':
      return card(notices.threadOvertaken(turn.language, cards.namesOf(outcome.head)));
    case 'posted':
      return !outcome.isNew && (turn.isRepeat || outcome.byRepeat) ? SILENCE : card(cards.posted(outcome.head));
  }
}

/** Nothing that we know, from somebody who was talking in a thread a while ago: it may have been meant for that one. */
export async function tellExpired(turn: Turn, services: ThreadServices): Promise<Reply> {
  const head = await services.threads.leave(turn.participant);
  if (head === null || head.state !== 'open') return help(turn, services);
  return card(createThreadCards(services, turn.language).expired(head));
}

/** A file cannot be passed on; nothing of the message is, so that the other does not get half of it. */
export async function refuseAttachment(
  turn: Turn,
  services: Pick<Services, 'threads' | 'dilemmas' | 'municipalities' | 'clock'>,
): Promise<Reply> {
  const active = await activeIn(turn, services);
  const { language } = turn;
  return card(active === null ? notices.attachmentOnly(language) : notices.threadTextOnly(language, active.names));
}

/** "Stop" while talking: the conversation, or everything? */
export async function askStopWhat(
  turn: Turn,
  services: Pick<Services, 'threads' | 'dilemmas' | 'municipalities' | 'clock' | 'terms'>,
): Promise<Reply> {
  const active = await activeIn(turn, services);
  return active === null ? askLeave(turn, services) : card(notices.stopWhat(turn.language, active));
}

/** The thread that plain messages go to now, and the others in it as they stand in a sentence. */
async function activeIn(
  turn: Turn,
  services: Pick<Services, 'threads' | 'dilemmas' | 'municipalities' | 'clock'>,
): Promise<{ readonly thread: string; readonly names: string } | null> {
  const thread = activeThreadOf(turn.participant, services.clock.now());
  if (thread === null) return null;
  const view = await services.threads.show(turn.participant, thread);
  return { thread, names: createThreadCards(services, turn.language).namesOf(view) };
}

function problemText(problem: PostProblem, { language }: Turn): string {
  const say = textFor(language);
  return problem === 'empty'
    ? say('notices.threadEmpty.text')
    : say('notices.threadTooLong.text', { count: MAXIMUM_POST });
}

/** A conversation, with the way to the tab, where more of it is before the eyes. */
async function shown(
  turn: Turn,
  services: Pick<Services, 'directory' | 'dilemmas' | 'municipalities' | 'clock' | 'tabUrl'>,
  view: ThreadView,
  justSent: boolean = false,
): Promise<Reply> {
  const { language, participant } = turn;
  const rendered = createThreadCards(services, language).view(view, services.clock.id(), justSent);
  const place = services.tabUrl(`match/${matchOfThread(view.id)}`, participant.tenantId);
  const named = await cardInProgramme(rendered, participant, programmeOf(view.roundId), services);
  return card(withTabLink(named, place, language));
}
