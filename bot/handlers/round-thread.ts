import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { withTabLink } from '../../cards/tab-link.js';
import { textFor } from '../../cards/text.js';
import { renderOpenThreads } from '../../cards/threads/thread-list.js';
import { DomainError } from '../../src/errors.js';
import { programmeOf } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { MAXIMUM_GROUNDS } from '../../src/threads/moderation.js';
import type { Seen } from '../../src/threads/moderation-service.js';
import type { JudgedPostView, JudgingOutcome, RoundThreadView } from '../../src/threads/round-thread-view.js';
import { MAXIMUM_POST } from '../../src/threads/thread.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { cardInProgramme, programmeNames } from '../views/in-programmes.js';
import { createRoundThreadCards } from '../views/round-thread-card.js';

/** The services for showing the open thread of a round. */
type RoundThreadServices = Pick<Services, 'roundThreads' | 'directory' | 'dilemmas' | 'clock' | 'tabUrl'>;
/** The services for showing a reported post. */
type JudgingServices = Pick<Services, 'moderating' | 'directory' | 'dilemmas'>;

/** A page of the open thread of a round. */
export async function showRoundThread(
  turn: Turn,
  services: RoundThreadServices,
  data: ActionData<'round.thread'>,
): Promise<Reply> {
  return shown(turn, services, await pageOf(turn, services, data));
}

/** The open threads of the programmes of the person: the only one, or a choice. */
export async function showOpenThreads(turn: Turn, services: RoundThreadServices): Promise<Reply> {
  const { participant, language } = turn;
  const [current, names] = await Promise.all([
    services.roundThreads.current(participant.memberOf),
    programmeNames(participant, services),
  ]);
  const [only, ...others] = current;
  if (only === undefined) return card(notices.threadNone(language));
  if (others.length === 0) return showRoundThread(turn, services, { round: only.roundId });
  const open = current.map(({ roundId, programmeId }) => ({ roundId, programme: names.get(programmeId) }));
  return card(renderOpenThreads(open, language));
}

/** Which of the posts of a page? Each has its button on the card that answers. `judge` is for facilitators. */
export function askWhichPost(wish: 'report' | 'judge') {
  return async (
    turn: Turn,
    services: Pick<Services, 'roundThreads' | 'dilemmas'>,
    data: ActionData<'posts.reportAsk'>,
  ): Promise<Reply> => {
    const view = await pageOf(turn, services, data);
    return card(createRoundThreadCards(services.dilemmas, turn.language).choice(view, wish));
  };
}

/** A post under the name of a bird. Errors appear below the card, so that the text stays. */
export async function postInRound(
  turn: Turn,
  services: RoundThreadServices,
  data: ActionData<'round.post'>,
): Promise<Reply> {
  const { round, once, text: typed = '' } = data;
  const writing = { typed, origin: ['card', once, typed], source: 'personal' } as const;
  const outcome = await services.roundThreads.post(turn.participant, round, writing);
  const say = textFor(turn.language);
  if (outcome.kind === 'problem') {
    return hint(
      outcome.problem === 'empty'
        ? say('notices.threadEmpty.text')
        : say('notices.threadTooLong.text', { count: MAXIMUM_POST }),
    );
  }
  if (outcome.kind === 'ended') return hint(say('roundThread.endedUnsent'));
  return shown(turn, services, outcome.view, true);
}

/** Somebody finds that a post should not stand there. */
export async function reportPost(
  turn: Turn,
  services: RoundThreadServices,
  { post }: ActionData<'posts.report'>,
): Promise<Reply> {
  return shown(turn, services, await services.roundThreads.report(turn.participant, post));
}

/** No messages any more about what is new. */
export async function newsOff(turn: Turn, { roundThreads }: Pick<Services, 'roundThreads'>): Promise<Reply> {
  await roundThreads.setNews(turn.participant, false);
  return card(notices.newsOff(turn.language));
}

/** Such messages again. */
export async function newsOn(turn: Turn, { roundThreads }: Pick<Services, 'roundThreads'>): Promise<Reply> {
  await roundThreads.setNews(turn.participant, true);
  return card(notices.newsOn(turn.language));
}

/** For facilitators: what was reported. */
export async function showReported(turn: Turn, services: JudgingServices): Promise<Reply> {
  const { moderating, directory, dilemmas } = services;
  const { id } = turn.participant;
  const own = directory.isOwner(id) ? null : (await directory.facilitatedBy(id)).map((programme) => programme.id);
  return card(createRoundThreadCards(dilemmas, turn.language).reported(await moderating.reported(own)));
}

/** For facilitators: one post, with the choice. */
export async function judgePost(
  turn: Turn,
  services: JudgingServices,
  { post }: ActionData<'posts.judge'>,
): Promise<Reply> {
  const found = await ownPost(turn, services, post);
  return card(createRoundThreadCards(services.dilemmas, turn.language).judged(found));
}

/** For facilitators: nobody reads the post any more, and the writer hears why. */
export async function hidePost(turn: Turn, services: JudgingServices, data: ActionData<'posts.hide'>): Promise<Reply> {
  const { moderating } = services;
  const { id } = turn.participant;
  await ownPost(turn, services, data.post);
  const outcome = await moderating.hide(data.post, data.text ?? '', id, seenBy(turn), textRead(data.read));
  if (!('problem' in outcome)) return judgedCard(turn, services, outcome);
  const say = textFor(turn.language);
  return hint(
    outcome.problem === 'missing'
      ? say('moderation.groundsMissing')
      : say('moderation.groundsTooLong', { count: MAXIMUM_GROUNDS }),
  );
}

/** For facilitators: everybody reads the post. */
export async function restorePost(
  turn: Turn,
  services: JudgingServices,
  { post, read }: ActionData<'posts.restore'>,
): Promise<Reply> {
  const { moderating } = services;
  await ownPost(turn, services, post);
  const outcome = await moderating.restore(post, turn.participant.id, seenBy(turn), textRead(read));
  return judgedCard(turn, services, outcome);
}

/** The post, if it stands in a programme that this person facilitates. Refuses with `unknownThread`, as for one that is not there. */
async function ownPost(turn: Turn, { moderating, directory }: JudgingServices, id: string): Promise<JudgedPostView> {
  const post = await moderating.look(id);
  if (!(await directory.mayFacilitate(turn.participant.id, programmeOf(post.roundId))))
    throw new DomainError('unknownThread');
  return post;
}

/** Which text stood on the card: undefined on a card that does not tell. */
function textRead(read: number | undefined): Date | null | undefined {
  if (read === undefined) return undefined;
  return read === 0 ? null : new Date(read);
}

/** A click that is delivered twice goes not before what was decided after it. */
function seenBy({ isRepeat, at }: Turn): Seen | undefined {
  return isRepeat ? { repeated: at } : undefined;
}

/** The post after a wish. Someone who came too late sees its present state, without a confirmation. */
function judgedCard(turn: Turn, { dilemmas }: Pick<Services, 'dilemmas'>, { kind, post }: JudgingOutcome): Reply {
  return card(createRoundThreadCards(dilemmas, turn.language).judged(post, kind === 'decided'));
}

function pageOf(
  turn: Turn,
  { roundThreads }: Pick<Services, 'roundThreads'>,
  data: ActionData<'round.thread'>,
): Promise<RoundThreadView> {
  const before = Number(data.before);
  const page = Number.isSafeInteger(before) && before > 0 ? { before } : {};
  return roundThreads.show(turn.participant, data.round, page);
}

async function shown(
  turn: Turn,
  services: Pick<Services, 'directory' | 'dilemmas' | 'clock' | 'tabUrl'>,
  view: RoundThreadView,
  justSent: boolean = false,
): Promise<Reply> {
  const { directory, dilemmas, clock, tabUrl } = services;
  const { language, participant } = turn;
  const judges = await directory.mayFacilitate(participant.id, programmeOf(view.roundId));
  const more = { once: clock.id(), judges, justSent };
  const rendered = createRoundThreadCards(dilemmas, language).view(view, more);
  const named = await cardInProgramme(rendered, participant, programmeOf(view.roundId), services);
  return card(withTabLink(named, tabUrl(`open/${view.roundId}`, participant.tenantId), language));
}
