import { escapeMarkdown, plainLine } from '../escape.js';
import { namesOf } from '../person-name.js';
import type { TemplateData } from '../render.js';
import type { Text } from '../text.js';

type AgreedWith = 'partner' | 'organisation' | 'self';

/** Initial values of the fields of an agreement. */
export interface AgreementValues {
  readonly what: string;
  readonly agreedWith: AgreedWith;
  /** ISO date; null when none was chosen. */
  readonly by: string | null;
  readonly how: string;
}

export interface AgreementFields {
  /** Names of those who can be asked to agree. */
  readonly partners: readonly string[];
  /** The text that is to be changed; absent for a new one. */
  readonly values?: AgreementValues;
  /** With whom is settled already: it is not asked. */
  readonly isShared?: boolean;
}

/** For a template: the labels of the fields, the people to choose from, and what is filled in. */
export function fieldsData({ partners, values, isShared = false }: AgreementFields, text: Text): TemplateData {
  const choices: readonly { readonly title: string; readonly value: AgreedWith }[] = [
    ...(partners.length === 0
      ? []
      : [
          {
            title: text('closing.withPartner', { names: plainLine(namesOf(partners, text)) }),
            value: 'partner' as const,
          },
        ]),
    { title: text('closing.withOrganisation'), value: 'organisation' },
    { title: text('closing.withSelf'), value: 'self' },
  ];
  const chosen = choices.find(({ value }) => value === values?.agreedWith)?.value ?? 'self';
  // Nothing goes to somebody else unless that was chosen: a new form has no choice filled in, and none means oneself.
  const value = values === undefined ? '' : chosen;
  return {
    labels: {
      what: text('closing.what'),
      whatHint: text('closing.whatHint'),
      by: text('agreementForm.by'),
      how: text('agreementForm.how'),
      howHint: text('agreementForm.howHint'),
    },
    company: isShared ? [] : [{ label: text('closing.with'), hint: text('closing.withHint'), value, choices }],
    // As it was typed: it comes back with the next click, and must not have changed by that.
    values: { what: values?.what ?? '', by: values?.by ?? '', how: values?.how ?? '' },
  };
}

/** One or two names, for a place with Markdown. */
export function partnerListEscaped(partners: readonly string[], text: Text): string {
  return escapeMarkdown(namesOf(partners, text));
}
