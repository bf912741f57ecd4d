import type { ActionData } from '../../cards/actions.js';
import { renderAgreement } from '../../cards/agreements/agreement.js';
import { renderAgreementForm } from '../../cards/agreements/agreement-form.js';
import { renderAgreements } from '../../cards/agreements/agreements.js';
import { notices } from '../../cards/notices/notices.js';
import { withTabLink } from '../../cards/tab-link.js';
import { textFor } from '../../cards/text.js';
import { MAXIMUM_AGREEMENT, MAXIMUM_LINE, MAXIMUM_MEASURE } from '../../src/agreements/agreement.js';
import type { AgreementForm, FormProblem } from '../../src/agreements/agreement-form.js';
import type { AgreementView } from '../../src/agreements/agreement-view.js';
import type { AgreementOutcome } from '../../src/agreements/agreement-writing.js';
import type { Language } from '../../src/language.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { agreedWithSent } from '../views/choices-sent.js';
import { roundCard } from '../views/round-card.js';

/** Agreements on one page of the list: a button for each, and with two to other pages and one to the tab six, which Teams shows. */
const PAGE = 3;

/** Keeps what the person put on paper below the result. Errors appear below the card, so that the input stays there. */
export async function saveForRound(
  turn: Turn,
  { agreements, voting, municipalities }: Pick<Services, 'voting' | 'agreements' | 'municipalities'>,
  { round, version, ...form }: ActionData<'agreement.draft'>,
): Promise<Reply> {
  const outcome = await agreements.saveForRound(turn.participant, round, meant(form), {
    version,
    isRepeat: turn.isRepeat,
  });
  if (outcome.kind !== 'done') return formHint(outcome, turn.language);
  return card(roundCard(await voting.view(turn.participant, round), turn, municipalities, { agreementSaved: true }));
}

/** Shows the agreement about a talk, or the form for one. */
export async function openForMatch(
  turn: Turn,
  { agreements }: Pick<Services, 'agreements'>,
  { match }: ActionData<'agreement.open'>,
): Promise<Reply> {
  const opened = await agreements.open(turn.participant, match);
  if (opened.kind === 'there') return shown(opened.view, turn.language);
  const { matchId, partners } = opened;
  return card(renderAgreementForm({ kind: 'new', matchId, partners }, turn.language));
}

/** Keeps an agreement about a talk. */
export async function saveForMatch(
  turn: Turn,
  { agreements }: Pick<Services, 'agreements'>,
  { match, ...form }: ActionData<'agreement.propose'>,
): Promise<Reply> {
  return afterForm(await agreements.saveForMatch(turn.participant, match, meant(form), turn.isRepeat), turn.language);
}

/** The own agreements, page by page. */
export async function listAgreements(
  turn: Turn,
  { agreements, tabUrl }: Pick<Services, 'agreements' | 'tabUrl'>,
  { after }: ActionData<'agreement.list'>,
): Promise<Reply> {
  const { views, next } = await agreements.list(turn.participant, after ?? null, PAGE);
  if (views.length === 0) return card(notices.noAgreements(turn.language));
  const list = renderAgreements({ views, next, isLater: after !== undefined }, turn.language);
  return card(withTabLink(list, tabUrl('agreements', turn.participant.tenantId), turn.language));
}

/** One agreement, as it is now. */
export async function showAgreement(
  turn: Turn,
  { agreements }: Pick<Services, 'agreements'>,
  { agreement }: ActionData<'agreement.show'>,
): Promise<Reply> {
  return shown(await agreements.view(turn.participant, agreement), turn.language);
}

/** The form with the text that counts, for another text. */
export async function editAgreement(
  turn: Turn,
  { agreements }: Pick<Services, 'agreements'>,
  { agreement }: ActionData<'agreement.edit'>,
): Promise<Reply> {
  const { view, partners } = await agreements.edit(turn.participant, agreement);
  if (!view.may.amend) return shown(view, turn.language);
  const company = view.others.flatMap(({ name, gone }) => (gone === null && name !== null ? [name] : []));
  const isShared = view.others.some(({ gone }) => gone === null);
  const { id: agreementId, current } = view;
  return card(
    renderAgreementForm(
      {
        kind: 'amend',
        agreementId,
        version: current.number,
        values: current,
        isShared,
        partners: isShared ? company : partners,
      },
      turn.language,
    ),
  );
}

/** Another text. When somebody else wrote one meanwhile, what was typed stays in the form. */
export async function amend(
  turn: Turn,
  { agreements }: Pick<Services, 'agreements'>,
  { agreement, version, ...form }: ActionData<'agreement.amend'>,
): Promise<Reply> {
  const { participant, isRepeat, language } = turn;
  return afterForm(await agreements.amend(participant, agreement, version, meant(form), isRepeat), language);
}

/** Yes, no, or "then by myself". */
export function respond(response: 'accept' | 'decline' | 'keepAlone') {
  return async (
    turn: Turn,
    { agreements }: Pick<Services, 'agreements'>,
    data: ActionData<'agreement.accept'>,
  ): Promise<Reply> => {
    const { agreement, version } = data;
    return afterButton(await agreements.respond(turn.participant, agreement, version, response), turn.language);
  };
}

/** Records the outcome. */
export async function answer(
  turn: Turn,
  { agreements }: Pick<Services, 'agreements'>,
  { agreement, version, outcome, line }: ActionData<'agreement.answer'>,
): Promise<Reply> {
  const after = await agreements.answer(turn.participant, agreement, version, {
    outcome,
    line,
    isRepeat: turn.isRepeat,
  });
  return line !== undefined && after.kind === 'no' ? formHint(after, turn.language) : afterButton(after, turn.language);
}

/** The form with the id of what was chosen, where what the card prints came back for it. */
function meant(form: AgreementForm): AgreementForm {
  const agreedWith = agreedWithSent(form.agreedWith);
  return agreedWith === undefined ? form : { ...form, agreedWith };
}

function shown(view: AgreementView, language: Language): Reply {
  return card(renderAgreement({ view }, language));
}

function afterForm(outcome: AgreementOutcome, language: Language): Reply {
  return outcome.kind === 'done' ? shown(outcome.view, language) : formHint(outcome, language);
}

function afterButton(outcome: AgreementOutcome, language: Language): Reply {
  switch (outcome.kind) {
    case 'done':
      return shown(outcome.view, language);
    case 'no':
      return card(renderAgreement({ view: outcome.view, refusal: outcome.why }, language));
    case 'problem':
      return hint(problemText(outcome.problem, language));
  }
}

function formHint(outcome: Exclude<AgreementOutcome, { kind: 'done' }>, language: Language): Reply {
  return outcome.kind === 'problem'
    ? hint(problemText(outcome.problem, language))
    : hint(textFor(language)(`agreementForm.${outcome.why}`));
}

function problemText(problem: FormProblem, language: Language): string {
  const say = textFor(language);
  switch (problem) {
    case 'missing':
      return say('closing.agreementMissing');
    case 'tooLong':
      return say('notices.tooMuchText.text', { count: MAXIMUM_AGREEMENT });
    case 'measureTooLong':
      return say('agreementForm.measureTooLong', { count: MAXIMUM_MEASURE });
    case 'lineTooLong':
      return say('notices.tooMuchText.text', { count: MAXIMUM_LINE });
    case 'unclearDay':
      return say('closing.agreementDay');
  }
}
