import type { AgreementView, OtherParty, TextView } from '../../src/agreements/agreement-view.js';
import type { Language } from '../../src/language.js';
import { escapeMarkdown, plainLine, plainText } from '../escape.js';
import { nameAtStart, namesOf as namesIn } from '../person-name.js';
import type { TemplateData } from '../render.js';
import { formatDay, type Text, textFor } from '../text.js';

type Names = Pick<OtherParty, 'name'>;

/** One or two people, as plain text. */
export function namesOf(people: readonly Names[], text: Text): string {
  return namesIn(
    people.map(({ name }) => name),
    text,
  );
}

/** Those who are still part of it, apart from the reader. */
export function companyOf({ others }: Pick<AgreementView, 'others'>): readonly OtherParty[] {
  return others.filter(({ gone }) => gone === null);
}

/** An ISO date in words. */
export function dayInWords(isoDate: string, language: Language): string {
  return formatDay(new Date(`${isoDate}T12:00:00Z`), language);
}

/** For a template: what a text says, with whom and by when. `company`: the others who are part of it. */
export function textData(
  { what, how, by, agreedWith }: Pick<TextView, 'what' | 'how' | 'by' | 'agreedWith'>,
  company: readonly Names[] | null,
  language: Language,
): TemplateData {
  const text = textFor(language);
  return {
    whats: what === '' ? [] : [{ what: plainText(what) }],
    gone: what === '' ? [{ line: text(company === null ? 'agreement.versionGone' : 'agreement.textGone') }] : [],
    hows: how === '' ? [] : [{ label: text('agreement.how'), how: plainText(how) }],
    facts: [
      ...(company === null ? [] : [{ line: withLine(agreedWith, company, text) }]),
      ...(by === null ? [] : [{ line: text('agreement.by', { day: dayInWords(by, language) }) }]),
    ],
  };
}

function withLine(agreedWith: TextView['agreedWith'], company: readonly Names[], text: Text): string {
  if (company.length > 0) return text('agreement.with', { names: escapeMarkdown(namesOf(company, text)) });
  return text(agreedWith === 'organisation' ? 'agreement.withOrganisation' : 'agreement.withSelf');
}

/** How it stands, line by line, for a place with Markdown. */
export function stateLines(view: AgreementView, language: Language): readonly string[] {
  const text = textFor(language);
  const { gone } = view.own;
  if (gone !== null && gone !== 'erased') return [text(`agreement.state_${gone}`)];
  const waitingFor = companyOf(view).filter(({ accepted }) => !accepted);
  switch (view.state) {
    case 'proposed':
      return [
        ...(view.may.accept ? [text('agreement.state_waitOwn')] : []),
        ...(waitingFor.length === 0
          ? []
          : [text('agreement.state_waitOthers', { names: escapeMarkdown(namesOf(waitingFor, text)) })]),
      ];
    case 'inForce':
      return [[text('agreement.state_inForce'), ...backLine(view, language)].join(' ')];
    default:
      return [text(`agreement.state_${view.state}`)];
  }
}

function backLine({ reminder }: AgreementView, language: Language): readonly string[] {
  return reminder === null ? [] : [textFor(language)('agreement.back', { day: formatDay(reminder.at, language) })];
}

/** The answers of the others, each with the line they wrote; the reader's own once there is one. */
export function peopleData(view: AgreementView, text: Text): readonly TemplateData[] {
  const { own, others } = view;
  if (own.gone !== null) return [];
  const isShared = others.length > 0;
  const reader = own.answer === null ? [] : [answerData(text('agreement.you'), own.answer, text)];
  if (!isShared) return reader;
  return [...others.map((other) => otherData(other, text)), ...reader];
}

function otherData({ name, gone, accepted, answer }: OtherParty, text: Text): TemplateData {
  const shown = escapeMarkdown(nameAtStart(name, text));
  if (gone !== null) return { line: text(`agreement.gone_${gone}`, { name: shown }), quotes: [] };
  if (answer !== null) return answerData(shown, answer, text);
  return { line: text(accepted ? 'agreement.said_yes' : 'agreement.said_nothing', { name: shown }), quotes: [] };
}

function answerData(name: string, answer: NonNullable<OtherParty['answer']>, text: Text): TemplateData {
  const { outcome, line } = answer;
  return {
    line: text(`agreement.said_${outcome}`, { name }),
    quotes: line === '' ? [] : [{ quote: text('agreement.quote', { line: plainLine(line) }) }],
  };
}
