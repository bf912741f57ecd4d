import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { takesPart } from '../../src/participants/participant.js';
import type { Services } from '../../src/services.js';
import { card, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { avoidCard, matchCard } from '../views/match-card.js';

/** The services for showing a match. */
type MatchServices = Pick<Services, 'matching' | 'municipalities'>;

/** With whom the person talks this week, or why with nobody; Teams also asks for it when the card comes in view. */
export async function showMatch(turn: Turn, { matching, municipalities }: MatchServices): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.joinFirst(turn.language));
  return card(matchCard(await matching.current(turn.participant), turn, municipalities));
}

/** "We talked." The card then says so. */
export async function noteMet(turn: Turn, services: MatchServices, { match }: ActionData<'match.met'>): Promise<Reply> {
  await services.matching.noteMet(turn.participant, match);
  return showMatch(turn, services);
}

/** "Not this week." The others are looked after a moment later. */
export async function decline(
  turn: Turn,
  services: Pick<Services, 'matching'>,
  { match }: ActionData<'match.skip'>,
): Promise<Reply> {
  await services.matching.decline(turn.participant, match);
  return card(notices.matchSkipped(turn.language));
}

/** In a match of three: asks whom to avoid, unless there is only one candidate or one was already chosen. */
export async function askAvoid(
  turn: Turn,
  services: MatchServices,
  data: ActionData<'match.avoidAsk'>,
): Promise<Reply> {
  const others = await services.matching.others(turn.participant, data.match);
  const left = others.filter(({ avoided }) => !avoided);
  if (left.length === 0) return showMatch(turn, services);
  return card(avoidCard(data.match, left, turn.language, services.municipalities));
}

/** "Not with this person again." Only the person who clicked sees it, on the card that they have. */
export async function avoid(turn: Turn, services: MatchServices, data: ActionData<'match.avoid'>): Promise<Reply> {
  const participant = await services.matching.avoid(turn.participant, data.match, Number(data.member));
  return showMatch({ ...turn, participant }, services);
}

/** No talk in this round, said before or after the matching. */
export async function skipWeek(
  turn: Turn,
  { matching }: Pick<Services, 'matching'>,
  { round }: ActionData<'talks.skipWeek'>,
): Promise<Reply> {
  await matching.skipWeek(turn.participant, round);
  return card(notices.matchSkipsWeek(turn.language, round));
}

/** After all a talk this week. */
export async function joinWeek(
  turn: Turn,
  services: MatchServices,
  { round }: ActionData<'talks.joinWeek'>,
): Promise<Reply> {
  return showMatch({ ...turn, participant: await services.matching.joinWeek(turn.participant, round) }, services);
}

/** Matching goes on, after it was paused because nobody ever answered. */
export async function resumeTalks(turn: Turn, { matching }: Pick<Services, 'matching'>): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.joinFirst(turn.language));
  await matching.resumeTalks(turn.participant);
  return card(notices.talksResumed(turn.language));
}
