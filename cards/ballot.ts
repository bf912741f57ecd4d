import type { Language } from '../src/language.js';
import { type BALLOTS, execute } from './actions.js';
import template from './ballot.json' with { type: 'json' };
import { escapeMarkdown, plainLine, plainText } from './escape.js';
import { letterOf } from './option-letters.js';
import { buttonData, compileTemplate, type RenderedCard, type TemplateData } from './render.js';
import { formatMoment, type Text, textFor } from './text.js';

export interface BallotOption {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
}

/** A person's own vote, shown to that person only. */
export interface OwnVote {
  /** Id of the option. */
  readonly option: string;
  /** 1 (very unsure) to 5 (very sure). */
  readonly confidence: number;
  /** Empty when none was given. */
  readonly reason: string;
}

export interface BallotCard {
  readonly roundId: string;
  readonly ballot: (typeof BALLOTS)[number];
  readonly title: string;
  readonly situation: string;
  readonly question: string;
  /** Two to four. */
  readonly options: readonly BallotOption[];
  readonly closesAt: Date;
  readonly own?: OwnVote;
  /** From how many people on counts and reasons are shown. */
  readonly minimum: number;
  /** True in the answer to the click by which the vote was stored. */
  readonly justSaved: boolean;
  /**
   * Teams user id (`29:…`) of the one reader, for whom Teams then asks for the newest state when the card comes in view.
   * Teams allows 60 ids (User-Specific-Views); this card never has more than one, because it holds a person's own vote.
   */
  readonly refreshFor?: string;
}

const fill = compileTemplate(template, 'ballot');

/**
 * The weekly dilemma with the voting form. No totals stand on it, and it says who can see what.
 * An own vote comes back filled in, so that changing it is changing one field.
 */
export function renderBallot(ballot: BallotCard, language: Language): RenderedCard {
  const text = textFor(language);
  const own = knownVote(ballot);
  const same = sameForAll(ballot, language);
  const card = fill(language, {
    ...same.data,
    voted: own !== undefined,
    own: own === undefined ? {} : ownVote(ballot, own, same.moment, text),
    values: {
      option: own?.option ?? '',
      confidence: own === undefined ? '' : String(own.confidence),
      reason: own?.reason ?? '',
    },
    vote: buttonData(
      text(own === undefined ? 'ballot.vote' : 'ballot.change'),
      execute('vote.cast', { round: ballot.roundId, ballot: ballot.ballot }),
    ),
  });
  const summary = ballot.justSaved
    ? text('ballot.summarySaved')
    : text('ballot.summary', { title: plainLine(ballot.title) });
  return { card: refreshed(card, ballot), summary };
}

/** What everybody in a round reads alike, ready for the template. */
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
  // Without the person's own vote, which is nothing to keep in memory.
  const { own: _own, refreshFor: _refreshFor, ...of } = ballot;
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
    one.minimum === other.minimum &&
    one.closesAt.getTime() === other.closesAt.getTime()
  );
}

function makeSameForAll(ballot: BallotCard, language: Language): SameForAll {
  const text = textFor(language);
  const { minimum } = ballot;
  const moment = formatMoment(ballot.closesAt, language);
  const data = {
    kicker: text(ballot.ballot === 'first' ? 'ballot.kickerFirst' : 'ballot.kickerSecond'),
    heading: escapeMarkdown(ballot.title),
    until: text('ballot.until', { moment }),
    situation: escapeMarkdown(ballot.situation),
    question: escapeMarkdown(ballot.question),
    options: ballot.options.map((option, index) => ({
      id: option.id,
      heading: text('ballot.letter', { letter: letterOf(index), label: escapeMarkdown(option.label) }),
      choice: text('ballot.letter', { letter: letterOf(index), label: plainLine(option.label) }),
      explanation: escapeMarkdown(option.explanation),
    })),
    privacyCounts: text('ballot.privacyCounts', { minimum }),
    privacyReason: text('ballot.privacyReason', { minimum }),
  };
  return { moment, data };
}

/** A vote for an option that the dilemma no longer has counts for nothing, so the card asks anew. */
function knownVote({ own, options }: BallotCard): OwnVote | undefined {
  return options.some((option) => option.id === own?.option) ? own : undefined;
}

function ownVote(ballot: BallotCard, own: OwnVote, moment: string, text: Text): TemplateData {
  const index = ballot.options.findIndex((option) => option.id === own.option);
  const label = escapeMarkdown(ballot.options[index]?.label ?? own.option);
  const confidence = escapeMarkdown(confidenceWords(own.confidence, text));
  const reason = plainText(own.reason.trim());
  return {
    heading: text(ballot.justSaved ? 'ballot.saved' : 'ballot.yours'),
    choice: text('ballot.ownChoice', { letter: letterOf(index), label }),
    confidence: text('ballot.ownConfidence', { confidence }),
    hasReason: reason !== '',
    reasonLine: text('ballot.ownReason', { reason }),
    change: text('ballot.ownChange', { moment }),
  };
}

function confidenceWords(confidence: number, text: Text): string {
  const keys = [1, 2, 3, 4, 5] as const;
  const known = keys.find((key) => key === confidence);
  return known === undefined ? String(confidence) : text(`ballot.confidence${known}`);
}

/** Put on after filling: `$when` works on items of a list, not on a property of the card itself. */
function refreshed(card: RenderedCard['card'], { refreshFor, roundId }: BallotCard): RenderedCard['card'] {
  if (refreshFor === undefined) return card;
  const action = { type: 'Action.Execute', ...execute('ballot.show', { round: roundId }) };
  return { ...card, refresh: { action, userIds: [refreshFor] } };
}
