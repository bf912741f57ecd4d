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
import { programmeOf } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { agreedWithSent } from '../views/choices-sent.js';
import { cardInProgramme, programmeNames } from '../views/in-programmes.js';
import { roundCard } from '../views/round-card.js';

/** The services for showing an agreement. */
type AgreementServices = Pick<Services, 'agreements' | 'directory'>;

/** Agreements on one page of the list: a button for each, and with two to other pages and one to the tab six, which Teams shows. */
const PAGE = 3;

/** Keeps what the person put on paper below the result. Errors appear below the card, so that the input stays there. */
export async function saveForRound(
  turn: Turn,
  services: AgreementServices & Pick<Services, 'voting' | 'municipalities'>,
  { round, version, ...form }: ActionData<'agreement.draft'>,
): Promise<Reply> {
  const { agreements, voting, municipalities } = services;
  const outcome = await agreements.saveForRound(turn.participant, round, meant(form), {
    version,
    isRepeat: turn.isRepeat,
  });
  if (outcome.kind !== 'done') return formHint(outcome, turn.language);
  const view = await voting.view(turn.participant, round);
  const rendered = roundCard(view, turn, municipalities, { agreementSaved: true });
  return card(await cardInProgramme(rendered, turn.participant, programmeOf(round), services));
}

/** Shows the agreement about a talk, or the form for one. */
export async function openForMatch(
  turn: Turn,
  services: AgreementServices,
  { match }: ActionData<'agreement.open'>,
): Promise<Reply> {
  const opened = await services.agreements.open(turn.participant, match);
  if (opened.kind === 'there') return shown(turn, services, opened.view);
  const { matchId, partners } = opened;
  return card(renderAgreementForm({ kind: 'new', matchId, partners }, turn.language));
}

/** Keeps an agreement about a talk. */
export async function saveForMatch(
  turn: Turn,
  services: AgreementServices,
  { match, ...form }: ActionData<'agreement.propose'>,
): Promise<Reply> {
  const { agreements } = services;
  return afterForm(await agreements.saveForMatch(turn.participant, match, meant(form), turn.isRepeat), turn, services);
}

/** The own agreements, page by page. */
export async function listAgreements(
  turn: Turn,
  services: AgreementServices & Pick<Services, 'tabUrl'>,
  { after }: ActionData<'agreement.list'>,
): Promise<Reply> {
  const { agreements, tabUrl } = services;
  const { views, next } = await agreements.list(turn.participant, after ?? null, PAGE);
  if (views.length === 0) return card(notices.noAgreements(turn.language));
  const names = await programmeNames(turn.participant, services);
  const named = views.flatMap(({ id, roundId }) => {
    const name = names.get(programmeOf(roundId));
    return name === undefined ? [] : [[id, name] as const];
  });
  const data = { views, next, isLater: after !== undefined, programmes: new Map(named) };
  const list = renderAgreements(data, turn.language);
  return card(withTabLink(list, tabUrl('agreements', turn.participant.tenantId), turn.language));
}

/** One agreement, as it is now. */
export async function showAgreement(
  turn: Turn,
  services: AgreementServices,
  { agreement }: ActionData<'agreement.show'>,
): Promise<Reply> {
  return shown(turn, services, await services.agreements.view(turn.participant, agreement));
}

/** The form with the text that counts, for another text. */
export async function editAgreement(
  turn: Turn,
  services: AgreementServices,
  { agreement }: ActionData<'agreement.edit'>,
): Promise<Reply> {
  const { view, partners } = await services.agreements.edit(turn.participant, agreement);
  if (!view.may.amend) return shown(turn, services, view);
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
  services: AgreementServices,
  { agreement, version, ...form }: ActionData<'agreement.amend'>,
): Promise<Reply> {
  const { participant, isRepeat } = turn;
  const outcome = await services.agreements.amend(participant, agreement, version, meant(form), isRepeat);
  return afterForm(outcome, turn, services);
}

/** Yes, no, or "then by myself". */
export function respond(response: 'accept' | 'decline' | 'keepAlone') {
  return async (turn: Turn, services: AgreementServices, data: ActionData<'agreement.accept'>): Promise<Reply> => {
    const { agreement, version } = data;
    const outcome = await services.agreements.respond(turn.participant, agreement, version, response);
    return afterButton(outcome, turn, services);
  };
}

/** Records the outcome. */
export async function answer(
  turn: Turn,
  services: AgreementServices,
  { agreement, version, outcome, line }: ActionData<'agreement.answer'>,
): Promise<Reply> {
  const after = await services.agreements.answer(turn.participant, agreement, version, {
    outcome,
    line,
    isRepeat: turn.isRepeat,
  });
  return line !== undefined && after.kind === 'no'
    ? formHint(after, turn.language)
    : afterButton(after, turn, services);
}

/** The form with the id of what was chosen, where what the card prints came back for it. */
function meant(form: AgreementForm): AgreementForm {
  const agreedWith = agreedWithSent(form.agreedWith);
  return agreedWith === undefined ? form : { ...form, agreedWith };
}

async function shown(
  turn: Turn,
  services: AgreementServices,
  view: AgreementView,
  refusal?: Extract<AgreementOutcome, { kind: 'no' }>['why'],
): Promise<Reply> {
  const rendered = renderAgreement(refusal === undefined ? { view } : { view, refusal }, turn.language);
  return card(await cardInProgramme(rendered, turn.participant, programmeOf(view.roundId), services));
}

async function afterForm(outcome: AgreementOutcome, turn: Turn, services: AgreementServices): Promise<Reply> {
  return outcome.kind === 'done' ? shown(turn, services, outcome.view) : formHint(outcome, turn.language);
}

async function afterButton(outcome: AgreementOutcome, turn: Turn, services: AgreementServices): Promise<Reply> {
  switch (outcome.kind) {
    case 'done':
      return shown(turn, services, outcome.view);
    case 'no':
      return shown(turn, services, outcome.view, outcome.why);
    case 'problem':
      return hint(problemText(outcome.problem, turn.language));
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
