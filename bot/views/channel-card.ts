import { type ChannelPostCard, renderChannelPost } from '../../cards/channels/channel-post.js';
import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { renderBallotClosed } from '../../cards/rounds/ballot-closed.js';
import type { ChannelView } from '../../src/channels/channel-view.js';
import type { Language } from '../../src/language.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import type { RoundResult } from '../../src/rounds/result.js';
import type { Ballot } from '../../src/rounds/vote.js';
import type { RoundView } from '../../src/voting/round-view.js';
import type { Turn } from '../turns/turn.js';
import { countsPerOption, openedCounts, openedWords } from './opened-counts.js';
import { roundCard } from './round-card.js';

type Own = Readonly<Partial<Record<Ballot, string>>>;

/** The post about a round as everybody in the channel sees it. */
export function channelPost(
  view: ChannelView,
  language: Language,
  shown: Pick<ChannelPostCard, 'viewers' | 'takenReplies'>,
): RenderedCard {
  const { dilemma, roundId, minimumCount: minimum } = view;
  const text = dilemma.text[language];
  const { title, situation, question } = text;
  const common = { roundId, title, situation, question, minimum, ...shown, personal: false };
  switch (view.kind) {
    case 'open': {
      const state = view.ballot === 'first' ? 'first' : 'second';
      const opened = openedOf(text, view.result, ['first']);
      return renderChannelPost({ ...common, ...opened, state, moment: view.closesAt }, language);
    }
    case 'opened': {
      const opened = openedOf(text, view.result, ['first']);
      const moment = view.revotingAt;
      return renderChannelPost({ ...common, ...opened, state: 'between', ...(moment && { moment }) }, language);
    }
    case 'closed':
      return renderChannelPost(
        { ...common, ...openedOf(text, view.result, ['first', 'second']), state: 'closed' },
        language,
      );
    case 'counting':
      return renderBallotClosed({ title, closedAt: view.closedAt }, language);
    case 'cancelled':
      return notices.roundCancelled(language, title);
    case 'uncounted':
      return notices.roundUncounted(language, title);
  }
}

/** One person's own view in a place where others see the post: no agreement, and only buttons that work there. */
export function sharedView(
  view: RoundView,
  roundId: string,
  turn: Pick<Turn, 'participant' | 'language' | 'teamsUserId'>,
  municipalities: OrganisationRegister,
): RenderedCard {
  const { language, teamsUserId } = turn;
  if (view.kind !== 'opened' && view.kind !== 'closed') {
    return roundCard(view, turn, municipalities, { sharedFor: teamsUserId });
  }
  const text = view.dilemma.text[language];
  const { title, situation, question } = text;
  const own: Own = view.kind === 'closed' ? view.own : view.ownOption === null ? {} : { first: view.ownOption };
  const votes = view.kind === 'closed' ? (['first', 'second'] as const) : (['first'] as const);
  return renderChannelPost(
    {
      roundId,
      title,
      situation,
      question,
      minimum: view.minimumCount,
      viewers: [teamsUserId],
      personal: true,
      takenReplies: null,
      state: view.kind === 'closed' ? 'closed' : 'between',
      ...openedOf(text, view.result, votes, own),
      ...(view.kind === 'opened' ? { moment: view.revotingAt } : {}),
    },
    language,
  );
}

/** The options with what is opened of these votes, and what is said of them in words. */
function openedOf(
  { options }: ChannelView['dilemma']['text']['nl'],
  result: RoundResult | null,
  votes: readonly Ballot[],
  own: Own = {},
): Pick<ChannelPostCard, 'options' | 'words'> {
  const opened = openedCounts(result, votes);
  const countsOf = countsPerOption(opened);
  return {
    words: openedWords(opened),
    options: options.map(({ id, label, explanation }) => ({
      id,
      label,
      explanation,
      ...countsOf(id),
      ownFirst: own.first === id,
      ownSecond: own.second === id,
    })),
  };
}
