import { renderWelcome } from '../../cards/participants/welcome.js';
import { plausible } from '../../src/clock.js';
import { takesPart } from '../../src/participants/participant.js';
import type { Services } from '../../src/services.js';
import type { Scope } from '../incoming/incoming.js';
import { card, type Reply, SILENCE } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { help } from './help.js';

/** Where others read along. Whoever added the app there is named and not addressed: they may have done it for others. */
const SHARED: Readonly<Record<Scope, 'team' | 'group' | undefined>> = {
  personal: undefined,
  groupChat: 'group',
  channel: 'team',
};

/**
 * The app was added, or came back: introduces Spagaat. This enrols nobody. Messages that waited for a participant are
 * sent on any sign of life of somebody who could not be reached (`bot/bot.ts`).
 */
export async function welcome(turn: Turn, services: Pick<Services, 'clock' | 'terms' | 'tabUrl'>): Promise<Reply> {
  const shared = SHARED[turn.scope];
  if (shared === undefined && takesPart(turn.participant)) return help(turn, services);
  const { terms } = services;
  if (shared !== undefined) {
    const addedBy = turn.participant.name;
    return card(renderWelcome({ firstName: '', shared, addedBy, terms }, turn.language));
  }
  return card(renderWelcome({ firstName: firstNameOf(turn.participant.name), terms }, turn.language));
}

/** The app was removed from the personal chat: the data stays, nothing is sent until it comes back. An older chat says nothing. */
export async function removed(turn: Turn, services: Pick<Services, 'participants' | 'clock'>): Promise<Reply> {
  if (turn.scope === 'personal')
    await services.participants.lose(turn.participant, turn.conversationId, plausible(turn.at, services.clock.now()));
  return SILENCE;
}

/** Display names are "Anna de Vries" or "Vries, Anna de"; both give Anna. */
function firstNameOf(name: string): string {
  const [family = '', given] = name.split(',');
  return (given ?? family).trim().split(/\s+/)[0] ?? '';
}
