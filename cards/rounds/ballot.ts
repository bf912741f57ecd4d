import type { Language } from '../../src/language.js';
import { type BALLOTS, execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, type TextKey, textFor } from '../text.js';
import template from './ballot.json' with { type: 'json' };
import { letterOf } from './option-letters.js';
import { firstVoteData, knownVote, type OwnVote, ownVoteData } from './own-vote.js';

export interface BallotOption {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
}

export interface BallotCard {
  readonly roundId: string;
  readonly ballot: (typeof BALLOTS)[number];
  readonly title: string;
  readonly situation: string;
  readonly question: string;
  /** The learning goal, in one sentence. Absent: the dilemma has none. */
  readonly goal?: string;
  /** Close to wrongdoing: the card points to the confidential adviser. */
  readonly sensitive?: boolean;
  /** Two to four. */
  readonly options: readonly BallotOption[];
  readonly closesAt: Date;
  /** First ballot only: when the talks begin; absent when there are none. */
  readonly talksAt?: Date;
  readonly own?: OwnVote;
  /** Second ballot only: the first vote of the reader. */
  readonly first?: OwnVote;
  /** First ballot only: may the vote, noised, enter the matching? Absent: not asked. */
  readonly seeksDifference?: boolean;
  /** From how many people on counts and reasons are shown. */
  readonly minimum: number;
  /** True in the answer to the click by which the vote was stored. */
  readonly justSaved: boolean;
  /**
   * Teams user id (`29:…`) of the one reader, for whom Teams then asks for the newest state when the card comes in view.
   * Teams allows 60 ids (User-Specific-Views); this card never has more than one, because it holds a person's own vote.
   */
  readonly refreshFor?: string;
  /** The answer to a click in a chat where others read along: it votes with the verb that is allowed there, and does not refresh. */
  readonly shared?: boolean;
}

const fill = compileTemplate(template, 'ballot');

interface BallotWords {
  readonly kicker: TextKey;
  readonly until: TextKey;
  readonly reason: TextKey;
  readonly vote: TextKey;
  readonly summary: TextKey;
}

const WORDS: Readonly<Record<BallotCard['ballot'], BallotWords>> = {
  first: {
    kicker: 'ballot.kickerFirst',
    until: 'ballot.until',
    reason: 'ballot.reason',
    vote: 'ballot.vote',
    summary: 'ballot.summary',
  },
  second: {
    kicker: 'ballot.kickerSecond',
    until: 'ballot.untilSecond',
    reason: 'ballot.reasonSecond',
    vote: 'ballot.voteSecond',
    summary: 'ballot.summarySecond',
  },
};

/**
 * The weekly dilemma with the voting form. No totals stand on it, and it says who can see what.
 * An own vote comes back filled in, so that changing it is changing one field. The second ballot begins with the choice of
 * the first, so that keeping it is one click.
 */
export function renderBallot(ballot: BallotCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { options, justSaved } = ballot;
  const words = WORDS[ballot.ballot];
  const own = knownVote(ballot.own, options);
  const first = ballot.ballot === 'second' ? knownVote(ballot.first, options) : undefined;
  const filled = own ?? first;
  const { data, moment } = sameForAll(ballot, language);
  const ids = { round: ballot.roundId, ballot: ballot.ballot };
  const card = fill(language, {
    ...data,
    ...(ballot.shared === true ? { kicker: text('ballot.kickerShared') } : {}),
    // Somebody who did not vote the first time has nothing to keep.
    ...(ballot.ballot === 'second' && first === undefined ? { until: text('ballot.until', { moment }) } : {}),
    asksMovedBy: ballot.ballot === 'second',
    asksDifference: ballot.seeksDifference !== undefined,
    voted: own !== undefined,
    own: own === undefined ? {} : ownVoteData(own, { options, justSaved, moment }, text),
    firstVote: first === undefined ? [] : [firstVoteData(first, options, own === undefined, text)],
    values: {
      option: filled?.option ?? '',
      confidence: filled === undefined ? '' : String(filled.confidence),
      reason: own?.reason ?? '',
      movedBy: own?.movedBy ?? '',
      seeksDifference: ballot.seeksDifference === true ? 'true' : 'false',
    },
    vote: buttonData(
      text(own === undefined ? words.vote : 'ballot.change'),
      ballot.shared === true ? execute('shared.vote', ids) : execute('vote.cast', ids),
    ),
  });
  const summary = justSaved ? text('ballot.summarySaved') : text(words.summary, { title: plainLine(ballot.title) });
  return { card: refreshed(card, ballot), summary };
}

/** The same for everybody in a round, ready for the template. */
interface SameForAll {
  readonly moment: string;
  readonly data: TemplateData;
}

const lastMade = new Map<Language, { readonly of: BallotCard; readonly made: SameForAll }>();

/** The last one of each language is kept: a round is rendered a thousand times on end, and this is half of the work. */
function sameForAll(ballot: BallotCard, language: Language): SameForAll {
  const last = lastMade.get(language);
  if (last !== undefined && looksAlike(last.of, ballot)) return last.made;
  const made = makeSameForAll(ballot, language);
  // Without the person's own votes, which are nothing to keep in memory.
  const { own: _own, first: _first, refreshFor: _refreshFor, ...of } = ballot;
  lastMade.set(language, { of, made });
  return made;
}

function looksAlike(one: BallotCard, other: BallotCard): boolean {
  return (
    one.options === other.options &&
    one.ballot === other.ballot &&
    one.title === other.title &&
    one.situation === other.situation &&
    one.question === other.question &&
    one.goal === other.goal &&
    one.sensitive === other.sensitive &&
    one.minimum === other.minimum &&
    one.closesAt.getTime() === other.closesAt.getTime() &&
    one.talksAt?.getTime() === other.talksAt?.getTime()
  );
}

function makeSameForAll(ballot: BallotCard, language: Language): SameForAll {
  const text = textFor(language);
  const { minimum } = ballot;
  const words = WORDS[ballot.ballot];
  const moment = formatMoment(ballot.closesAt, language);
  const data = {
    second: ballot.ballot === 'second',
    kicker: text(words.kicker),
    heading: escapeMarkdown(ballot.title),
    until: text(words.until, { moment }),
    situation: escapeMarkdown(ballot.situation),
    asides: [
      ...(ballot.goal === undefined ? [] : [{ line: escapeMarkdown(ballot.goal) }]),
      ...(ballot.sensitive === true ? [{ line: text('ballot.sensitive') }] : []),
    ],
    question: escapeMarkdown(ballot.question),
    options: ballot.options.map((option, index) => ({
      id: option.id,
      heading: text('ballot.letter', { letter: letterOf(index), label: escapeMarkdown(option.label) }),
      choice: text('ballot.letter', { letter: letterOf(index), label: plainLine(option.label) }),
      explanation: escapeMarkdown(option.explanation),
    })),
    reasonLabel: text(words.reason),
    privacyTalk: talkLines(ballot, language),
    privacyCounts: text('ballot.privacyCounts', { minimum }),
    privacyReason: text('ballot.privacyReason', { minimum }),
  };
  return { moment, data };
}

/** When the talks begin, and what the vote has to do with them. People know that before they vote. */
function talkLines({ ballot, talksAt }: BallotCard, language: Language): readonly TemplateData[] {
  if (ballot !== 'first' || talksAt === undefined) return [];
  return [{ line: textFor(language)('ballot.privacyTalk', { moment: formatMoment(talksAt, language) }) }];
}

/** Put on after filling: `$when` works on items of a list, not on a property of the card itself. */
function refreshed(card: RenderedCard['card'], { refreshFor, roundId, shared }: BallotCard): RenderedCard['card'] {
  if (refreshFor === undefined) return card;
  const action = {
    type: 'Action.Execute',
    ...execute(shared === true ? 'shared.view' : 'ballot.show', { round: roundId }),
  };
  return { ...card, refresh: { action, userIds: [refreshFor] } };
}
