import { escapeMarkdown, plainText } from '../escape.js';
import type { TemplateData } from '../render.js';
import type { Text } from '../text.js';
import { letterOf } from './option-letters.js';

/** A person's own vote, shown to that person only. */
export interface OwnVote {
  /** Id of the option. */
  readonly option: string;
  /** 1 (very unsure) to 5 (very sure). */
  readonly confidence: number;
  /** Empty when none was given. */
  readonly reason: string;
  /** Second vote only: what moved the person; absent when they did not say. */
  readonly movedBy?: string;
}

type Options = readonly { readonly id: string; readonly label: string }[];

const MOVES = ['partner', 'reason', 'fact', 'nothing'] as const;

/** A vote for an option that the dilemma no longer has counts for nothing, so the card asks anew. */
export function knownVote(vote: OwnVote | undefined, options: Options): OwnVote | undefined {
  return options.some((option) => option.id === vote?.option) ? vote : undefined;
}

/** For a template: the vote that counts now, in words, and until when it can be changed. */
export function ownVoteData(
  own: OwnVote,
  { options, justSaved, moment }: { readonly options: Options; readonly justSaved: boolean; readonly moment: string },
  text: Text,
): TemplateData {
  const move = MOVES.find((known) => known === own.movedBy);
  return {
    heading: text(justSaved ? 'ballot.saved' : 'ballot.yours'),
    choice: text('ballot.ownChoice', choiceValues(own, options)),
    confidence: text('ballot.ownConfidence', { confidence: confidenceWords(own.confidence, text) }),
    reasons: reasonLines(own, text),
    movedBy: move === undefined ? [] : [{ line: text('ballot.ownMovedBy', { what: text(`ballot.moved_${move}`) }) }],
    change: text('ballot.ownChange', { moment }),
  };
}

/** For a template: the first vote in words on the second ballot. While nothing is stored there, it says how to keep it. */
export function firstVoteData(first: OwnVote, options: Options, stillOpen: boolean, text: Text): TemplateData {
  return {
    choice: text('ballot.first', choiceValues(first, options)),
    confidence: text('ballot.firstConfidence', { confidence: confidenceWords(first.confidence, text) }),
    reasons: reasonLines(first, text),
    keep: stillOpen ? [{ line: text('ballot.firstKeep') }] : [],
  };
}

function choiceValues({ option }: OwnVote, options: Options): { readonly letter: string; readonly label: string } {
  const index = options.findIndex(({ id }) => id === option);
  return { letter: letterOf(index), label: escapeMarkdown(options[index]?.label ?? option) };
}

function reasonLines({ reason }: OwnVote, text: Text): readonly TemplateData[] {
  const plain = plainText(reason.trim());
  return plain === '' ? [] : [{ reasonLine: text('ballot.ownReason', { reason: plain }) }];
}

function confidenceWords(confidence: number, text: Text): string {
  const keys = [1, 2, 3, 4, 5] as const;
  const known = keys.find((key) => key === confidence);
  return escapeMarkdown(known === undefined ? String(confidence) : text(`ballot.confidence${known}`));
}
