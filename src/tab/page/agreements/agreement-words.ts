import type { Language } from '../../../language.js';
import type {
  AgreementGroup,
  AgreementItemWire,
  AgreementOutcomeWire,
  AgreementWire,
} from '../../wire/agreement-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { nameAtStart, nameOf, namesOf } from '../shared/person-name.js';
import { formatDay, type Text } from '../shared/text.js';

type Names = readonly (string | null)[];

/** The names of those who are still part of it, apart from the reader. */
export function companyOf({ others }: Pick<AgreementWire, 'others'>): Names {
  return others.flatMap(({ name, gone }) => (gone === null ? [name] : []));
}

/** The names of those who have not said yes to the text that counts. */
function waitingFor({ others }: AgreementWire): Names {
  return others.flatMap(({ name, gone, accepted }) => (gone === null && !accepted ? [name] : []));
}

/** How it stands, line by line. */
export function stateLines(agreement: AgreementWire, say: Text, language: Language): readonly string[] {
  const { own, state, may, backAt } = agreement;
  if (own.gone !== null && own.gone !== 'erased') return [say(`agreement.state_${own.gone}`)];
  if (state === 'proposed') {
    const waiting = waitingFor(agreement);
    return [
      ...(may.accept ? [say('agreement.state_waitOwn')] : []),
      ...(waiting.length === 0 ? [] : [say('agreement.state_waitOthers', { names: namesOf(waiting, say) })]),
    ];
  }
  if (state !== 'inForce') return [say(`agreement.state_${state}`)];
  const back = backAt === null ? [] : [say('agreement.back', { day: formatDay(backAt, language) })];
  return [[say('agreement.state_inForce'), ...back].join(' ')];
}

/** How it stands, in the list; what its group says already is not said again. Empty: there is nothing to say. */
export function itemLine(item: AgreementItemWire, group: AgreementGroup, say: Text, language: Language): string {
  const { gone, state, by, waitingFor: names } = item;
  if (gone) return say('agreements.line_gone');
  if (names.length > 0) return say('agreements.line_waitOthers', { names: namesOf(names, say) });
  if (group === 'answer' || group === 'tell')
    return by === null ? '' : say('agreement.by', { day: formatDay(by, language) });
  if (state === 'proposed') return '';
  if (state !== 'inForce') return say(`agreements.line_${state}`);
  return by === null
    ? say('agreements.line_inForce')
    : say('agreements.line_inForceBy', { day: formatDay(by, language) });
}

/** The state of a submitted text. */
export function savedLine(agreement: AgreementWire, say: Text): string {
  const waiting = agreement.state === 'proposed' ? waitingFor(agreement) : [];
  if (waiting.length === 0) return say('closing.agreementSaved');
  return say('closing.agreementProposed', { names: namesOf(waiting, say) });
}

type Problem = Extract<AgreementOutcomeWire, { kind: 'problem' }>['problem'];

/** Describes the fault of the form. */
export function problemLine(problem: Problem, say: Text): string {
  switch (problem) {
    case 'missing':
      return say('closing.agreementMissing');
    case 'unclearDay':
      return say('closing.agreementDay');
    case 'measureTooLong':
      return say('agreementForm.measureTooLong', { count: LONGEST.agreement.how });
    case 'tooLong':
      return say('notices.tooMuchText.text', { count: LONGEST.agreement.what });
    case 'lineTooLong':
      return say('notices.tooMuchText.text', { count: LONGEST.agreement.line });
  }
}

type Refusal = Extract<AgreementOutcomeWire, { kind: 'no' }>;

/** Why an answer changed nothing. */
export function refusalLine({ why, agreement: { current } }: Refusal, say: Text): string {
  if (why === 'stale' && current.isOwn) return say('agreementPage.staleOwn');
  return say(`agreement.no_${why}`, { name: nameOf(current.author, say) });
}

/** Why a text that was sent changed nothing; it is still in the form. */
export function formRefusalLine({ why, agreement: { current } }: Refusal, say: Text): string {
  if (why === 'stale' && current.isOwn) return say('agreementPage.form_staleOwn');
  return say(`agreementPage.form_${why}`, { name: nameAtStart(current.author, say) });
}
