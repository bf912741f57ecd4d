import type { Language } from '../../src/language.js';
import type { MessageOrigin } from '../../src/proposals/message-form.js';
import type { ProposalState } from '../../src/proposals/proposal.js';
import type { Marked } from '../../src/proposals/proposal-form.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, compileTemplate, type RenderedCard } from '../render.js';
import { type TextKey, textFor } from '../text.js';
import template from './proposal-form.json' with { type: 'json' };
import { wordLines } from './proposal-words.js';

/** The values of the inputs: typed or prefilled. */
export interface ProposalValues {
  readonly title?: string | undefined;
  readonly situation?: string | undefined;
  readonly question?: string | undefined;
  readonly label1?: string | undefined;
  readonly label2?: string | undefined;
  readonly label3?: string | undefined;
}

export interface ProposalFormCard {
  /** Name of this form: sent twice it is one proposal. */
  readonly draft: string;
  readonly values: ProposalValues;
  /** Words that may be personal in what stands in the inputs. */
  readonly marked?: Marked;
  /** The problem with the submitted form; in the chat it is shown below the card. */
  readonly problem?: string;
  /** The text is that of a message: all of it, its beginning, or nothing because it has none. */
  readonly origin?: MessageOrigin;
  /** Shown in a dialog of Teams, which has a way out of its own and knows no Action.Execute. */
  readonly inDialog?: boolean;
  /** The person's earlier proposals, newest first. */
  readonly earlier?: readonly { readonly title: string; readonly state: ProposalState }[];
}

const ORIGINS: Readonly<Record<MessageOrigin, TextKey>> = {
  whole: 'proposal.originWhole',
  beginning: 'proposal.originBeginning',
  empty: 'proposal.originEmpty',
};

const STATE_WORDS: Readonly<Record<ProposalState, TextKey>> = {
  submitted: 'proposal.stateSubmitted',
  accepted: 'proposal.stateAccepted',
  declined: 'proposal.stateDeclined',
};

/** Most earlier proposals that are listed. */
const MOST_EARLIER = 5;

const fill = compileTemplate(template, 'proposal');

/** The form to bring in a dilemma. Nothing is stored before *Verstuur*, and nothing with marked words that were not confirmed. */
export function renderProposalForm(form: ProposalFormCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { draft, values, marked, earlier = [], problem, origin, inDialog = false } = form;
  const send = buttonData(
    text('proposal.send'),
    execute('proposal.send', marked === undefined ? { draft } : { draft, seen: marked.seen }),
  );
  const labels = (['label1', 'label2', 'label3'] as const).map((id, at) => ({
    id,
    label: text('proposal.label', { number: at + 1 }),
    value: values[id] ?? '',
  }));
  const lines = earlier.slice(0, MOST_EARLIER).map(({ title, state }) => ({
    line: text('proposal.earlierLine', { title: escapeMarkdown(title), state: text(STATE_WORDS[state]) }),
  }));
  const card = fill(language, {
    marked:
      marked === undefined
        ? []
        : [
            {
              heading: text('proposal.markedHeading'),
              words: wordLines(marked.found, text),
              what: text('proposal.markedWhat'),
            },
          ],
    mayConfirm: marked !== undefined,
    values: { title: values.title ?? '', situation: values.situation ?? '', question: values.question ?? '' },
    labels,
    problems: problem === undefined ? [] : [{ line: problem }],
    origins: origin === undefined ? [] : [{ line: text(ORIGINS[origin]) }],
    inChat: inDialog ? [] : [{ send, cancel: buttonData(text('common.cancel'), execute('help.show')) }],
    inDialog: inDialog ? [{ send }] : [],
    earlier: lines.length === 0 ? [] : [{ heading: text('proposal.earlierHeading'), lines }],
  });
  return { card, summary: text('proposal.summary') };
}
