import { type Answer, isOpen } from '../agreements/agreement.js';
import { lastDay } from '../agreements/agreement-form.js';
import type { AgreementView, OtherParty, TextView } from '../agreements/agreement-view.js';
import type { AgreementOutcome } from '../agreements/agreement-writing.js';
import {
  AGREEMENT_GROUPS,
  type AgreementAnswerWire,
  type AgreementDaysWire,
  type AgreementGroup,
  type AgreementItemWire,
  type AgreementListWire,
  type AgreementOutcomeWire,
  type AgreementTextWire,
  type AgreementWire,
} from './wire/agreement-wire.js';

/** One agreement as the page gets it: names of the others and no ids. */
export function agreementWire(view: AgreementView): AgreementWire {
  const { id, state, current, earlier, others, own, reminder, may } = view;
  return {
    id,
    state,
    current: textWire(current),
    earlier: earlier.map(textWire),
    others: others.map(({ name, gone, accepted, answer }) => ({ name, gone, accepted, answer: answerWire(answer) })),
    own: { gone: own.gone, answer: answerWire(own.answer) },
    backAt: reminder?.at.toISOString() ?? null,
    may: { accept: may.accept, amend: may.amend, keepAlone: may.keepAlone, answer: may.answer },
  };
}

/** The outcome of a wish, for the page. */
export function agreementOutcomeWire(outcome: AgreementOutcome): AgreementOutcomeWire {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', agreement: agreementWire(outcome.view) };
    case 'no':
      return { kind: 'no', why: outcome.why, agreement: agreementWire(outcome.view) };
    case 'problem':
      return outcome;
  }
}

/**
 * Agreements by what they ask of the reader, the most pressing group first. `views`: the newest first, and so they stay in
 * a group; where a day is what matters, the earliest day comes first, and those without a day come last.
 */
export function agreementListWire(
  views: readonly AgreementView[],
  more: boolean,
  now: Date,
  programmeNameOf: (roundId: string) => string | null = () => null,
): AgreementListWire {
  const groups = AGREEMENT_GROUPS.map((name) => {
    const found = views.filter((view) => groupOf(view, now) === name);
    const sorted = name === 'tell' || name === 'standing' ? found.toSorted(byDay) : found;
    return {
      name,
      items: sorted.map((view) => ({ ...itemWire(view, name), programme: programmeNameOf(view.roundId) })),
    };
  });
  return { groups: groups.filter(({ items }) => items.length > 0), more };
}

/** The days that a form can choose from. `today`: ISO date. */
export function agreementDays(today: string): AgreementDaysWire {
  return { first: today, last: lastDay(today) };
}

function groupOf(view: AgreementView, now: Date): AgreementGroup {
  const { own, may, reminder, state } = view;
  if (own.gone !== null || !isOpen(view)) return 'ended';
  if (may.accept) return 'answer';
  if (state === 'proposed' || own.answer !== null) return 'waiting';
  // After the last time it was brought back there is no reminder.
  return reminder === null || reminder.at <= now ? 'tell' : 'standing';
}

function byDay({ current: one }: AgreementView, { current: other }: AgreementView): number {
  return (one.by ?? '9999-12-31').localeCompare(other.by ?? '9999-12-31');
}

function itemWire(view: AgreementView, group: AgreementGroup): Omit<AgreementItemWire, 'programme'> {
  const { id, state, current, own } = view;
  const company = view.others.filter(({ gone }) => gone === null);
  const owes = ({ accepted, answer }: OtherParty) => (state === 'proposed' ? !accepted : answer === null);
  return {
    id,
    state,
    what: current.what,
    by: current.by,
    gone: own.gone !== null,
    company: company.map(({ name }) => name),
    waitingFor: group === 'waiting' ? company.filter(owes).map(({ name }) => name) : [],
  };
}

function textWire({ what, agreedWith, by, how, number, at, isOwn, author }: TextView): AgreementTextWire {
  return { what, agreedWith, by, how, number, at: at.toISOString(), isOwn, author };
}

function answerWire(answer: Answer | null): AgreementAnswerWire | null {
  return answer === null ? null : { outcome: answer.outcome, line: answer.line };
}
