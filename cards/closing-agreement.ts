import type { Language } from '../src/language.js';
import { execute } from './actions.js';
import { escapeMarkdown, plainLine, plainText } from './escape.js';
import { buttonData, type TemplateData } from './render.js';
import { formatDay, type Text, textFor } from './text.js';

type AgreedWith = 'partner' | 'organisation' | 'self';

/** What the reader put on paper so far. Only they see it. */
export interface DraftAgreement {
  readonly what: string;
  readonly agreedWith: AgreedWith;
  /** ISO date; null when none was chosen. */
  readonly by: string | null;
}

/** What the form for an agreement needs. */
export interface AgreementForm {
  readonly roundId: string;
  /** Names of those whom the reader was to talk with; may be empty. */
  readonly partners: readonly string[];
  readonly draft?: DraftAgreement;
  /** True in the answer to the click by which the agreement was kept. */
  readonly justSaved: boolean;
}

/** For a template: the kept agreement, if there is one, and the form filled with it. */
export function agreementData(form: AgreementForm, language: Language): TemplateData {
  const text = textFor(language);
  const { roundId, partners, draft } = form;
  const choices: readonly { readonly title: string; readonly value: AgreedWith }[] = [
    ...(partners.length > 0 || draft?.agreedWith === 'partner'
      ? [{ title: withPartner(partners, text), value: 'partner' as const }]
      : []),
    { title: text('closing.withOrganisation'), value: 'organisation' },
    { title: text('closing.withSelf'), value: 'self' },
  ];
  return {
    saved: draft === undefined ? [] : [savedData(draft, form, language)],
    choices,
    values: {
      what: draft?.what ?? '',
      agreedWith: draft?.agreedWith ?? choices[0]?.value ?? 'self',
      by: draft?.by ?? '',
    },
    save: buttonData(
      text(draft === undefined ? 'closing.save' : 'closing.saveAgain'),
      execute('agreement.draft', { round: roundId }),
    ),
  };
}

function savedData(draft: DraftAgreement, { partners, justSaved }: AgreementForm, language: Language): TemplateData {
  const text = textFor(language);
  const { what, by } = draft;
  return {
    heading: text(justSaved ? 'closing.agreementSaved' : 'closing.agreementYours'),
    what: plainText(what),
    with: escapeMarkdown(agreedWithWords(draft.agreedWith, partners, text)),
    by:
      by === null
        ? []
        : [{ line: text('closing.agreementBy', { day: formatDay(new Date(`${by}T12:00:00Z`), language) }) }],
  };
}

function agreedWithWords(agreedWith: AgreedWith, partners: readonly string[], text: Text): string {
  switch (agreedWith) {
    case 'partner':
      return withPartner(partners, text);
    case 'organisation':
      return text('closing.withOrganisation');
    case 'self':
      return text('closing.withSelf');
  }
}

/** Plain text. Names are gone when everybody else was erased. */
function withPartner(partners: readonly string[], text: Text): string {
  const [one, other] = partners.map(plainLine);
  if (one === undefined) return text('closing.withSomebody');
  return text('closing.withPartner', { names: other === undefined ? one : text('match.and', { one, other }) });
}
