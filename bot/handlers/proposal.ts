import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { renderProposalEdit } from '../../cards/proposals/proposal-edit.js';
import { renderProposalForm } from '../../cards/proposals/proposal-form.js';
import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { CHALLENGE_IDS, CHALLENGE_NAMES } from '../../src/participants/challenges.js';
import { LIMITS, type Proposal } from '../../src/proposals/proposal.js';
import type { ReviewOutcome } from '../../src/proposals/proposal-deciding.js';
import { FORM_FIELDS, type FormProblem } from '../../src/proposals/proposal-form.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { settingSent } from '../views/choices-sent.js';
import { reviewCard } from '../views/review-card.js';

/** The services for showing a proposal to a facilitator. */
type ReviewServices = Pick<Services, 'proposals' | 'tabUrl'>;

const linesOf = (proposals: readonly Proposal[]) => proposals.map(({ text, state }) => ({ title: text.title, state }));

/** The form to bring in a dilemma, with what the person brought in before. Refuses with `notJoined`. */
export async function proposalForm(
  turn: Turn,
  { proposals, clock }: Pick<Services, 'proposals' | 'clock'>,
): Promise<Reply> {
  const earlier = linesOf(await proposals.mine(turn.participant));
  return card(renderProposalForm({ draft: clock.id(), values: {}, earlier }, turn.language));
}

/** Sends the form in, or shows it again with the words that must go or be confirmed. */
export async function sendProposal(
  turn: Turn,
  { proposals }: Pick<Services, 'proposals'>,
  data: ActionData<'proposal.send'>,
): Promise<Reply> {
  const { draft, values, sure } = formIn(data);
  const outcome = await proposals.submit(turn.participant, draft, values, sure);
  switch (outcome.kind) {
    case 'problem':
      return hint(problemText(outcome.problem, turn.language));
    case 'marked':
      return card(renderProposalForm({ draft, values, marked: outcome }, turn.language));
    case 'sent':
      return card(notices.proposalSent(turn.language, outcome.proposal.text.title));
  }
}

/** The contents of a submitted form: its name, the inputs, and whether marked words were confirmed. */
export function formIn({ draft, seen, notPersonal, ...values }: ActionData<'proposal.send'>) {
  return { draft, values, sure: { seen, notPersonal: notPersonal === true } };
}

/** For a facilitator: the oldest proposal that waits. */
export async function nextReview(turn: Turn, services: ReviewServices): Promise<Reply> {
  const review = await services.proposals.next(turn.participant.id);
  return card(review === null ? notices.noProposals(turn.language) : reviewCard(review, services, turn.language));
}

/** For a facilitator: one proposal as it is now. Refuses with `unknownProposal`. */
export async function showReview(
  turn: Turn,
  services: ReviewServices,
  { proposal }: ActionData<'proposal.show'>,
): Promise<Reply> {
  return card(reviewCard(await services.proposals.review(proposal, turn.participant.id), services, turn.language));
}

/** For a facilitator: the form with everything. Shows the decision instead if there already is one. */
export async function editReview(
  turn: Turn,
  services: ReviewServices,
  { proposal: id }: ActionData<'proposal.edit'>,
): Promise<Reply> {
  const { language } = turn;
  const review = await services.proposals.review(id, turn.participant.id);
  if (review.proposal.state !== 'submitted') return card(reviewCard(review, services, language));
  const challengeOptions = CHALLENGE_IDS.map((one) => ({ id: one, name: CHALLENGE_NAMES[one][language] }));
  return card(renderProposalEdit({ proposal: review.proposal, limits: FORM_FIELDS, challengeOptions }, language));
}

/** For a facilitator: keeps the text; the sender hears it. */
export async function saveReview(
  turn: Turn,
  services: ReviewServices,
  data: ActionData<'proposal.save'>,
): Promise<Reply> {
  const { proposal, revision, ...sent } = data;
  const setting = settingSent(sent.setting) ?? sent.setting;
  const form = setting === undefined ? sent : { ...sent, setting };
  const outcome = await services.proposals.edit(proposal, revision, form, turn.participant.id);
  if (outcome.kind === 'done') return card(reviewCard(outcome.review, services, turn.language, 'saved'));
  // The whole text stands on the card that was clicked.
  if (outcome.kind === 'changed') return hint(textFor(turn.language)('proposalEdit.changed'));
  return answer(outcome, services, turn.language);
}

/** For a facilitator: the proposal becomes a dilemma of the programme. */
export async function acceptProposal(
  turn: Turn,
  services: ReviewServices,
  { proposal, revision }: ActionData<'proposal.accept'>,
): Promise<Reply> {
  return answer(await services.proposals.accept(proposal, revision, turn.participant.id), services, turn.language);
}

/** For a facilitator: not this one, and why. */
export async function declineProposal(
  turn: Turn,
  services: ReviewServices,
  { proposal, revision, reason }: ActionData<'proposal.decline'>,
): Promise<Reply> {
  return answer(
    await services.proposals.decline(proposal, revision, reason ?? '', turn.participant.id),
    services,
    turn.language,
  );
}

function answer(outcome: ReviewOutcome, services: Pick<Services, 'tabUrl'>, language: Language): Reply {
  switch (outcome.kind) {
    case 'done':
      return card(reviewCard(outcome.review, services, language));
    case 'faulty':
    case 'changed':
      return card(reviewCard(outcome.review, services, language, outcome.kind));
    case 'problem':
      return hint(problemText(outcome.problem, language));
    case 'reasonMissing':
      return hint(textFor(language)('proposalReview.reasonMissing'));
    case 'reasonTooLong':
      return hint(textFor(language)('notices.tooMuchText.text', { count: LIMITS.reason }));
  }
}

/** Describes the fault of a form in one sentence. */
export function problemText(
  problem: FormProblem | { readonly kind: 'tooMany'; readonly limit: number },
  language: Language,
): string {
  const say = textFor(language);
  switch (problem.kind) {
    case 'titleMissing':
    case 'situationMissing':
      return say(`proposal.${problem.kind}`);
    case 'tooLong':
      return say('notices.tooMuchText.text', { count: problem.limit });
    case 'tooMany':
      return say('proposal.tooMany', { count: problem.limit });
  }
}
