import { renderProposalEdit } from '../../cards/proposals/proposal-edit.js';
import { renderProposalForm } from '../../cards/proposals/proposal-form.js';
import { renderProposalReview } from '../../cards/proposals/proposal-review.js';
import { textFor } from '../../cards/text.js';
import { MARK_KINDS } from '../../src/personal-data/mark.js';
import { faultsOf } from '../../src/proposals/proposal-dilemma.js';
import { FORM_FIELDS } from '../../src/proposals/proposal-form.js';
import type { CardSample } from './card-sample.js';
import { LONG_LABEL, NASTY, profile } from './card-sample-data.js';
import { GOOD_TEXT, proposal } from './proposals.js';

const long = proposal({
  text: {
    ...GOOD_TEXT,
    title: `${NASTY}`.slice(0, 120),
    situation: `${NASTY} `.repeat(60).slice(0, 3_000),
    question: 'Hoe moet dit, en wanneer',
    options: [1, 2, 3, 4].map(() => ({ label: LONG_LABEL, explanation: `${NASTY}`.repeat(4).slice(0, 400) })),
    tension: '',
    challenges: [],
  },
});
const bare = proposal({
  text: {
    ...GOOD_TEXT,
    question: '',
    options: GOOD_TEXT.options.map(() => ({ label: '', explanation: '' })),
    tension: '',
    knowledgeTitle: '',
    knowledgeText: '',
    reflection: ['', '', ''],
    challenges: [],
  },
});
const reviewed = (one: typeof long) => ({ proposal: one, faults: faultsOf(one, ['Zwolle']), found: [] });
const words = MARK_KINDS.map((kind) => ({ kind, words: kind === 'name' ? NASTY : 'Jan de Vries' }));
const edit = { limits: FORM_FIELDS, challengeOptions: profile.challengeOptions };

/** The cards of bringing in a dilemma. */
export const PROPOSAL_SAMPLES: readonly CardSample[] = [
  {
    name: 'proposal-form',
    render: (language) => renderProposalForm({ draft: 'd', values: {}, earlier: [] }, language),
  },
  {
    name: 'proposal-form-marked',
    render: (language) =>
      renderProposalForm(
        {
          draft: 'd',
          values: {
            title: GOOD_TEXT.title,
            situation: `Jan de Vries belde. ${GOOD_TEXT.situation}`,
            label1: LONG_LABEL,
          },
          marked: { found: [...words, ...words], seen: 'abc' },
          earlier: [],
        },
        language,
      ),
  },
  {
    name: 'proposal-form-again',
    render: (language) =>
      renderProposalForm(
        {
          draft: 'd',
          values: {},
          earlier: [
            { title: GOOD_TEXT.title, state: 'submitted' },
            { title: NASTY, state: 'accepted' },
            { title: LONG_LABEL, state: 'declined' },
          ],
        },
        language,
      ),
  },
  {
    name: 'proposal-form-dialog',
    render: (language) =>
      renderProposalForm(
        {
          ...{
            draft: 'd',
            earlier: [],
            inDialog: true,
            origin: 'beginning',
            problem: textFor(language)('proposal.titleMissing'),
          },
          values: { title: NASTY.slice(0, 120), situation: `${NASTY} `.repeat(60).slice(0, 3_000) },
          marked: { found: words.slice(0, 3), seen: 'abc' },
        },
        language,
      ),
  },
  {
    name: 'proposal-form-dialog-empty',
    render: (language) =>
      renderProposalForm({ draft: 'd', values: {}, earlier: [], inDialog: true, origin: 'empty' }, language),
  },
  { name: 'proposal-review', render: (language) => renderProposalReview(reviewed(proposal()), language) },
  {
    name: 'proposal-review-bare',
    render: (language) => renderProposalReview({ ...reviewed(bare), found: words.slice(0, 2) }, language, 'faulty'),
  },
  { name: 'proposal-review-long', render: (language) => renderProposalReview(reviewed(long), language, 'changed') },
  {
    name: 'proposal-review-accepted',
    render: (language) => renderProposalReview(reviewed(proposal({ state: 'accepted' })), language),
  },
  { name: 'proposal-edit', render: (language) => renderProposalEdit({ ...edit, proposal: proposal() }, language) },
  { name: 'proposal-edit-long', render: (language) => renderProposalEdit({ ...edit, proposal: long }, language) },
];
