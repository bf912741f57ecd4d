import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { takesPart } from '../../src/participants/participant.js';
import { programmeOf } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { card, cards, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { cardInProgramme, programmesToShow } from '../views/in-programmes.js';
import { roundCard } from '../views/round-card.js';
import { voteOnCard } from '../views/vote-form.js';

/** The services for showing a round. */
type VotingServices = Pick<Services, 'voting' | 'municipalities' | 'directory'>;

/** The dilemma of this moment, or when the next one comes. */
export async function showDilemma(
  turn: Turn,
  services: VotingServices,
  { programme }: { readonly programme?: string | undefined } = {},
): Promise<Reply> {
  const { participant, language } = turn;
  if (!takesPart(participant)) return card(notices.joinFirst(language));
  const shown = await programmesToShow(turn, services, 'dilemma.show', programme);
  if ('reply' in shown) return shown.reply;
  const all: RenderedCard[] = [];
  for (const { programmeId, view } of await services.voting.current(participant, shown.ids)) {
    if (view.kind === 'open') await services.voting.noteAsked(participant, view);
    const rendered =
      view.kind === 'none'
        ? notices.noRound(language, view.nextAt ?? undefined)
        : roundCard(view, turn, services.municipalities);
    all.push(await cardInProgramme(rendered, participant, programmeId, services));
  }
  return cards(all);
}

/** The newest state of the card of one round; Teams also asks for it by itself when the card comes in view. */
export async function showBallot(
  turn: Turn,
  services: VotingServices,
  { round }: ActionData<'ballot.show'>,
): Promise<Reply> {
  const { participant } = turn;
  if (!takesPart(participant)) return card(notices.joinFirst(turn.language));
  const rendered = roundCard(await services.voting.view(participant, round), turn, services.municipalities);
  return card(await cardInProgramme(rendered, participant, programmeOf(round), services));
}

/** A vote. Errors appear below the card, so that the input stays there. */
export async function castVote(
  turn: Turn,
  services: VotingServices & Pick<Services, 'participants'>,
  data: ActionData<'vote.cast'>,
): Promise<Reply> {
  const { participants, voting, municipalities } = services;
  const read = voteOnCard(data, data.ballot, turn.language);
  if ('line' in read) return hint(read.line);
  const voter = await participants.chooseDifference(turn.participant, data.seeksDifference);
  const view = await voting.cast(voter, data.round, data.ballot, read.choice, turn.at);
  const rendered = roundCard(view, turn, municipalities);
  return card(await cardInProgramme(rendered, turn.participant, programmeOf(data.round), services));
}
