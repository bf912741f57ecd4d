import { renderSharedDilemma, type SharedDilemmaCard, type SharedState } from '../../cards/compose/shared-dilemma.js';
import type { RenderedCard } from '../../cards/render.js';
import { renderBallot } from '../../cards/rounds/ballot.js';
import type { Dilemma } from '../../src/dilemmas/dilemma.js';
import type { Language } from '../../src/language.js';
import type { Ballot } from '../../src/rounds/vote.js';
import type { PublishedRound } from '../../src/voting/published-round.js';
import type { RoundView } from '../../src/voting/round-view.js';
import { countsPerOption, type OpenedCounts, openedCounts, openedWords } from './opened-counts.js';
import { ballotOf } from './round-card.js';

/** The card of a published round for a chat where anybody may read along. */
export function sharedCard(published: PublishedRound, language: Language): RenderedCard {
  const { roundId, dilemma, state, counts, minimumCount } = published;
  return renderSharedDilemma(dilemmaCard({ roundId, dilemma, state, counts, minimumCount }, language), language);
}

/** One person's view of a round in place of such a card; nobody else in the chat sees it. */
export function ownSharedCard(view: RoundView, roundId: string, language: Language): RenderedCard {
  if (view.kind === 'open') return renderBallot({ ...ballotOf(view, language), shared: true }, language);
  const { state, counts, own } = seenOf(view);
  const minimumCount = view.kind === 'opened' || view.kind === 'closed' ? view.minimumCount : 0;
  const shown = dilemmaCard({ roundId, dilemma: view.dilemma, state, counts, minimumCount }, language);
  return renderSharedDilemma({ ...shown, own }, language);
}

interface Seen {
  readonly state: SharedState;
  readonly counts: OpenedCounts;
  readonly own: Readonly<Partial<Record<Ballot, string>>>;
}

function seenOf(view: Exclude<RoundView, { kind: 'open' }>): Seen {
  switch (view.kind) {
    case 'counting':
      return { state: { kind: 'between', until: null }, counts: {}, own: {} };
    case 'opened': {
      const own = view.ownOption === null ? {} : { first: view.ownOption };
      return { state: { kind: 'between', until: view.revotingAt }, counts: openedCounts(view.result), own };
    }
    case 'closed':
      return { state: { kind: 'closed' }, counts: openedCounts(view.result), own: view.own };
    case 'cancelled':
    case 'uncounted':
      return { state: { kind: view.kind }, counts: {}, own: {} };
  }
}

interface Shown {
  readonly roundId: string;
  readonly dilemma: Dilemma;
  readonly state: SharedState;
  readonly counts: OpenedCounts;
  readonly minimumCount: number;
}

function dilemmaCard({ roundId, dilemma, state, counts, minimumCount }: Shown, language: Language): SharedDilemmaCard {
  const { title, situation, question, options } = dilemma.text[language];
  const countsOf = countsPerOption(counts);
  return {
    roundId,
    title,
    situation,
    question,
    state,
    minimum: minimumCount,
    words: openedWords(counts),
    options: options.map(({ id, label, explanation }) => ({
      id,
      label,
      explanation,
      counts: countsOf(id),
    })),
  };
}
