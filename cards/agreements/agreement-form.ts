import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import { type AgreementFields, fieldsData, partnerListEscaped } from './agreement-fields.js';
import template from './agreement-form.json' with { type: 'json' };

/** The purpose of the form: a new agreement about a talk, or another text of one that is there. */
export type AgreementFormCard = AgreementFields &
  (
    | { readonly kind: 'new'; readonly matchId: string }
    | { readonly kind: 'amend'; readonly agreementId: string; readonly version: number }
  );

const fill = compileTemplate(template, 'agreementForm');

/** The form for an agreement, with the way back for anyone who changes their mind. */
export function renderAgreementForm(form: AgreementFormCard, language: Language): RenderedCard {
  const text = textFor(language);
  const isNew = form.kind === 'new';
  const button = isNew
    ? execute('agreement.propose', { match: form.matchId })
    : execute('agreement.amend', { agreement: form.agreementId, version: `${form.version}` });
  const back = isNew ? execute('match.show') : execute('agreement.show', { agreement: form.agreementId });
  const intros =
    form.isShared === true
      ? [text('agreementForm.introShared', { names: partnerListEscaped(form.partners, text) })]
      : [text('agreementForm.intro'), ...(form.partners.length === 0 ? [] : [text('agreementForm.introPartner')])];
  const card = fill(language, {
    heading: text(isNew ? 'agreementForm.headingNew' : 'agreementForm.headingAmend'),
    intros: intros.map((line) => ({ line })),
    ...fieldsData(form, text),
    save: buttonData(text(form.isShared === true ? 'agreementForm.saveShared' : 'agreementForm.save'), button),
    others: buttonRows([buttonData(text('common.cancel'), back)]),
  });
  return { card, summary: text('agreementForm.summary') };
}
