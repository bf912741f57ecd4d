import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { roundOfMatch } from '../../src/matching/match.js';
import { takesPart } from '../../src/participants/participant.js';
import { programmeOf } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { card, cards, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { cardInProgramme, programmesToShow } from '../views/in-programmes.js';
import { avoidCard, matchCard } from '../views/match-card.js';

/** The services for showing a match. */
type MatchServices = Pick<Services, 'matching' | 'municipalities' | 'directory'>;

/** With whom the person talks this week, or why with nobody; Teams also asks for it when the card comes in view. */
export async function showMatch(
  turn: Turn,
  services: MatchServices,
  { programme }: { readonly programme?: string | undefined } = {},
): Promise<Reply> {
  const { participant, language } = turn;
  if (!takesPart(participant)) return card(notices.joinFirst(language));
  const shown = await programmesToShow(turn, services, 'match.show', programme);
  if ('reply' in shown) return shown.reply;
  const present = await services.matching.current(participant, shown.ids);
  return cards(
    await Promise.all(
      present.map(({ programmeId, view }) =>
        cardInProgramme(matchCard(view, turn, services.municipalities), participant, programmeId, services),
      ),
    ),
  );
}

/** "We talked." The card then says so. */
export async function noteMet(turn: Turn, services: MatchServices, { match }: ActionData<'match.met'>): Promise<Reply> {
  await services.matching.noteMet(turn.participant, match);
  return showMatch(turn, services, inProgrammeOf(match));
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
  if (left.length === 0) return showMatch(turn, services, inProgrammeOf(data.match));
  return card(avoidCard(data.match, left, turn.language, services.municipalities));
}

/** "Not with this person again." Only the person who clicked sees it, on the card that they have. */
export async function avoid(turn: Turn, services: MatchServices, data: ActionData<'match.avoid'>): Promise<Reply> {
  const participant = await services.matching.avoid(turn.participant, data.match, Number(data.member));
  return showMatch({ ...turn, participant }, services, inProgrammeOf(data.match));
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
  const participant = await services.matching.joinWeek(turn.participant, round);
  return showMatch({ ...turn, participant }, services, { programme: programmeOf(round) });
}

/** Matching goes on, after it was paused because nobody ever answered. */
export async function resumeTalks(turn: Turn, { matching }: Pick<Services, 'matching'>): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.joinFirst(turn.language));
  await matching.resumeTalks(turn.participant);
  return card(notices.talksResumed(turn.language));
}

/** A match is named after its round. */
function inProgrammeOf(matchId: string): { readonly programme: string } {
  return { programme: programmeOf(roundOfMatch(matchId)) };
}
