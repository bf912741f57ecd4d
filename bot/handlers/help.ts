import { renderHelp } from '../../cards/participants/help.js';
import { withTabLink } from '../../cards/tab-link.js';
import { isPaused, takesPart } from '../../src/participants/participant.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import type { Services } from '../../src/services.js';
import { card, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';

/** The commands that this person can use right now. Also answers a sentence that was not understood. */
export async function help(turn: Turn, { clock, tabUrl }: Pick<Services, 'clock' | 'tabUrl'>): Promise<Reply> {
  const { participant, isFacilitator, language } = turn;
  const paused = isPaused(participant, amsterdamDate(clock.now()));
  const joined = takesPart(participant);
  const rendered = renderHelp({ joined, facilitator: isFacilitator, paused }, language);
  return card(withTabLink(rendered, tabUrl(joined ? 'week' : 'profile', participant.tenantId), language));
}
