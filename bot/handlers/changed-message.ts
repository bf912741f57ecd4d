import { notices } from '../../cards/notices/notices.js';
import type { Services } from '../../src/services.js';
import { MAXIMUM_POST } from '../../src/threads/thread.js';
import type { ThreadHead } from '../../src/threads/thread-view.js';
import type { MessageChange } from '../incoming/incoming-message.js';
import { card, type Reply, SILENCE } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { createThreadCards } from '../views/thread-card.js';

/** A message to the bot with what became of it in Teams. */
export interface ChangedMessage {
  readonly change: MessageChange;
  readonly text: string;
  readonly hasAttachment: boolean;
}

const DONE = {
  edited: notices.threadEdited,
  deleted: notices.threadDeleted,
  restored: notices.threadRestored,
} as const;

/**
 * A message of somebody to the bot was edited, deleted or restored. Was it a post of a talk, then the post follows, also where
 * the others have it already, and the writer hears what was done. Anything else was answered when it came, and is not read
 * again.
 */
export async function followMessage(
  turn: Turn,
  services: Pick<Services, 'following' | 'dilemmas' | 'municipalities'>,
  changed: ChangedMessage,
): Promise<Reply> {
  const { participant, activityId, at, language } = turn;
  const { change, text, hasAttachment } = changed;
  if (activityId === undefined) return SILENCE;
  const source = change === 'deleted' ? { kind: change, at } : { kind: change, text: hasAttachment ? null : text, at };
  const outcome = await services.following.inTalk(participant, activityId, source);
  const namesOf = (head: ThreadHead) => createThreadCards(services, language).namesOf(head);
  switch (outcome.kind) {
    case 'followed':
      return outcome.isChange ? card(DONE[change](language, namesOf(outcome.head))) : SILENCE;
    case 'ended':
      return card(notices.threadEditEnded(language, namesOf(outcome.head)));
    case 'problem':
      return card(notices.threadEditUnfit(language, { names: namesOf(outcome.head), limit: MAXIMUM_POST }));
    case 'unknown':
      return change === 'edited' ? card(notices.editNotRead(language)) : SILENCE;
  }
}
