import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { renderProgrammeChoice } from '../../cards/programmes/programme-choice.js';
import type { RenderedCard } from '../../cards/render.js';
import { renderPlan } from '../../cards/rounds/plan.js';
import { renderRoundCancel } from '../../cards/rounds/round-cancel.js';
import { type RoundStatusCard, renderRoundStatus } from '../../cards/rounds/round-status.js';
import { withTabLink } from '../../cards/tab-link.js';
import { titleIn } from '../../src/dilemmas/dilemma-library.js';
import type { Language } from '../../src/language.js';
import { programmeOf, shownDeadlines, shownPhase } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { card, cards, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';

/** The services for showing how a round stands. */
type RoundServices = Pick<Services, 'programmes' | 'directory' | 'dilemmas' | 'tabUrl'>;

/** Where the round is, for facilitators; everybody else gets a polite no (`bot/routes.ts` asks `facilitatorOnly`). */
export async function showRound(
  turn: Turn,
  services: RoundServices,
  { programme }: { readonly programme?: string | undefined } = {},
): Promise<Reply> {
  const own = await deskOf(turn, services, 'round.show', programme);
  if ('reply' in own) return own.reply;
  return cards(await Promise.all(own.ids.map((id) => roundCardOf(turn, services, id))));
}

/** Most programmes of which each is shown in a message of its own. */
const MOST_AT_ONCE = 5;

/**
 * The programmes whose desk is shown: those that the person facilitates and that have not ended, those that run first. A click
 * brings one card and many cards are too many, so then it is asked for which; a button that names the programme is answered for
 * that one.
 */
async function deskOf(
  turn: Turn,
  services: RoundServices,
  verb: 'round.show' | 'plan.show',
  wanted: string | undefined,
): Promise<{ readonly ids: readonly string[] } | { readonly reply: Reply }> {
  const { participant, language, isClick } = turn;
  const own = await services.directory.facilitatedBy(participant.id);
  if (own.length === 0) return { reply: card(statusCard(turn, services, NOTHING)) };
  if (wanted !== undefined && own.some(({ id }) => id === wanted)) return { ids: [wanted] };
  const present = PRESENT.flatMap((state) => own.filter((one) => one.state === state));
  const shown = present.length === 0 ? own : present;
  const ids = shown.map(({ id }) => id);
  if (ids.length === 1 || (!isClick && ids.length <= MOST_AT_ONCE)) return { ids };
  const place = verb === 'round.show' ? 'desk/now' : 'desk/season';
  const choice = renderProgrammeChoice(shown, verb, language);
  return { reply: card(withTabLink(choice, services.tabUrl(place, participant.tenantId), language)) };
}

/** States in which a facilitator has something to do, the most pressing first. */
const PRESENT = ['running', 'paused', 'draft'] as const;

/** No round, and nothing to be done. */
const NOTHING: RoundStatusCard = { programme: '', can: { open: false, close: false, cancel: false } };

function statusCard({ language, participant }: Turn, services: RoundServices, data: RoundStatusCard): RenderedCard {
  const url = services.tabUrl('desk/now', participant.tenantId);
  return withTabLink(renderRoundStatus(data, language), url, language);
}

async function roundCardOf(
  turn: Turn,
  services: RoundServices,
  programmeId: string,
  roundId?: string,
): Promise<RenderedCard> {
  const status = await services.programmes.status(programmeId, roundId);
  const { language } = turn;
  const shown = (data: RoundStatusCard) => statusCard(turn, services, data);
  if (status === null || status.round === null) {
    return shown({ ...NOTHING, programmeId, programme: status?.programme.name ?? '' });
  }
  const { round, delivery, can, programme } = status;
  const counts = delivery ?? { due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 };
  return shown({
    programmeId,
    programme: programme.name,
    can,
    round: {
      id: round.id,
      sequence: round.sequence,
      title: titleOf(services, round.dilemmaId, language),
      phase: shownPhase(round),
      phaseSince: round.phaseSince,
      deadlines: shownDeadlines(round),
      asked: Object.values(counts).reduce((sum, count) => sum + count, 0),
      delivery: counts,
    },
  });
}

/** The rounds to come and the dilemmas that wait, for facilitators. */
export async function showPlan(
  turn: Turn,
  services: RoundServices,
  { programme }: { readonly programme?: string | undefined } = {},
): Promise<Reply> {
  const own = await deskOf(turn, services, 'plan.show', programme);
  if ('reply' in own) return own.reply;
  const found = (await Promise.all(own.ids.map((id) => planCardOf(turn, services, id)))).flat();
  return found.length === 0 ? card(statusCard(turn, services, NOTHING)) : cards(found);
}

async function planCardOf(turn: Turn, services: RoundServices, programmeId: string): Promise<readonly RenderedCard[]> {
  const plan = await services.programmes.plan(programmeId);
  const { language } = turn;
  if (plan === null) return [];
  const title = (dilemmaId: string) => titleOf(services, dilemmaId, language);
  const rendered = renderPlan(
    {
      programmeId,
      programme: plan.programme.name,
      minimum: plan.programme.minimumCount,
      done: plan.done,
      upcoming: [
        ...plan.rounds.map(({ sequence, plan: { voting: at }, dilemmaId: id }) => ({
          sequence,
          at,
          id,
          title: title(id),
        })),
        ...plan.queue.map((id) => ({ id, title: title(id) })),
      ],
    },
    language,
  );
  return [withTabLink(rendered, services.tabUrl('desk/season', turn.participant.tenantId), language)];
}

/**
 * Opens a planned round now; the scheduler does the work a moment later. A round that is past that gives
 * `notPossibleNow`.
 */
export async function openRound(
  turn: Turn,
  { programmes }: Pick<Services, 'programmes'>,
  { round }: ActionData<'round.open'>,
): Promise<Reply> {
  await programmes.open(round, turn.participant.id, turn.activityId);
  return card(notices.roundOpened(turn.language, programmeOf(round)));
}

/**
 * Closes an open round now; counting and sending follow by themselves. A round that is not open gives
 * `notPossibleNow`.
 */
export async function closeRound(
  turn: Turn,
  { programmes }: Pick<Services, 'programmes'>,
  { round }: ActionData<'round.close'>,
): Promise<Reply> {
  await programmes.close(round, turn.participant.id, turn.activityId);
  return card(notices.roundClosed(turn.language, programmeOf(round)));
}

/** Asks once: a cancelled round throws its votes away. */
export async function askCancelRound(
  turn: Turn,
  services: Pick<Services, 'programmes' | 'dilemmas'>,
  data: ActionData<'round.cancelAsk'>,
): Promise<Reply> {
  const status = await services.programmes.status(programmeOf(data.round), data.round);
  const title =
    status?.round?.id === data.round ? titleOf(services, status.round.dilemmaId, turn.language) : data.round;
  return card(renderRoundCancel({ roundId: data.round, programmeId: programmeOf(data.round), title }, turn.language));
}

/** Stops the round for good and shows where it is now. A round that is closed already gives `notPossibleNow`. */
export async function cancelRound(
  turn: Turn,
  services: RoundServices,
  { round }: ActionData<'round.cancel'>,
): Promise<Reply> {
  await services.programmes.cancel(round, turn.participant.id, turn.activityId);
  return card(await roundCardOf(turn, services, programmeOf(round), round));
}

function titleOf({ dilemmas }: Pick<Services, 'dilemmas'>, dilemmaId: string, language: Language): string {
  return titleIn(dilemmas, dilemmaId, language);
}
