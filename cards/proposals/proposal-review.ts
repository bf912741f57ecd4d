import type { Fault } from '../../src/dilemmas/fault.js';
import type { Language } from '../../src/language.js';
import type { Review } from '../../src/proposals/proposal-deciding.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainText } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { type Text, textFor } from '../text.js';
import { faultLine } from './proposal-fault-text.js';
import template from './proposal-review.json' with { type: 'json' };
import { wordLines } from './proposal-words.js';

export type ReviewNote = 'changed' | 'faulty' | 'saved';

const fill = compileTemplate(template, 'proposalReview');
const NOTES = {
  changed: 'proposalReview.noteChanged',
  faulty: 'proposalReview.noteFaulty',
  saved: 'proposalReview.noteSaved',
} as const satisfies Record<ReviewNote, string>;

/** A proposal for a facilitator: what it says, what it lacks, and what can be done. Not who brought it in. */
export function renderProposalReview(review: Review, language: Language, note?: ReviewNote): RenderedCard {
  const text = textFor(language);
  const { proposal } = review;
  const isOpen = proposal.state === 'submitted';
  const ids = { proposal: proposal.id, revision: String(proposal.revision) };
  const card = fill(language, {
    notes: [
      ...(note === undefined ? [] : [{ note: text(NOTES[note]) }]),
      ...(proposal.state === 'accepted' ? [{ note: text('proposalReview.isAccepted') }] : []),
      ...(proposal.state === 'declined' ? [{ note: text('proposalReview.isDeclined') }] : []),
    ],
    title: escapeMarkdown(proposal.text.title),
    situation: plainText(proposal.text.situation),
    parts: parts(review, text),
    boxes: isOpen ? [...foundBox(review, text), ...faultBox(review.faults, text)] : [],
    rows: isOpen
      ? buttonRows([
          ...(review.faults.length > 0
            ? []
            : [buttonData(text('proposalReview.accept'), execute('proposal.accept', ids))]),
          buttonData(text('proposalReview.edit'), execute('proposal.edit', { proposal: proposal.id })),
        ])
      : buttonRows([buttonData(text('proposalReview.next'), execute('proposal.review'))]),
    decline: isOpen
      ? [
          {
            label: text('proposalReview.reason'),
            hint: text('proposalReview.reasonHint'),
            button: buttonData(text('proposalReview.decline'), execute('proposal.decline', ids)),
          },
        ]
      : [],
  });
  return { card, summary: text('proposalReview.summary') };
}

function parts({ proposal }: Review, text: Text): readonly TemplateData[] {
  const { question, options, tension, reflection, knowledgeTitle, knowledgeText } = proposal.text;
  const knowledge = [knowledgeTitle, knowledgeText].filter((part) => part !== '').join(': ');
  const all: readonly (readonly [name: string, said: string])[] = [
    [text('proposalReview.question'), question],
    ...options.map(({ label, explanation }, at): [string, string] => [
      text('proposalReview.option', { number: at + 1 }),
      [label, explanation].filter((part) => part !== '').join(': '),
    ]),
    [text('proposalReview.tension'), tension],
    ...reflection.map((one, at): [string, string] => [text('proposalReview.talk', { number: at + 1 }), one]),
    [text('proposalReview.knowledge'), knowledge],
  ];
  return all.filter(([, said]) => said !== '').map(([name, said]) => ({ name, text: plainText(said) }));
}

function foundBox({ found, proposal }: Review, text: Text): readonly TemplateData[] {
  if (found.length === 0) return [];
  const confirmed = found.every(({ words }) => proposal.notPersonal.includes(words));
  const heading = text(confirmed ? 'proposalReview.foundConfirmed' : 'proposalReview.foundNew');
  return [{ heading, lines: wordLines(found, text), style: 'warning' }];
}

function faultBox(faults: readonly Fault[], text: Text): readonly TemplateData[] {
  if (faults.length === 0) return [];
  const lines = [...new Set(faults.map((fault) => faultLine(fault, text)))].map((line) => ({ line }));
  return [{ heading: text('proposalReview.faults'), lines, style: 'attention' }];
}
