import type { AgreementView } from '../../src/agreements/agreement-view.js';
import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { fieldsData } from '../agreements/agreement-fields.js';
import { companyOf, namesOf, stateLines, textData } from '../agreements/agreement-words.js';
import { escapeMarkdown } from '../escape.js';
import { nameAtStart } from '../person-name.js';
import { buttonData, type TemplateData } from '../render.js';
import { type Text, textFor } from '../text.js';

/** Data for the end of the closing card. */
export interface ClosingAgreement {
  readonly roundId: string;
  /** Names of those whom the reader was to talk with; may be empty. */
  readonly partners: readonly string[];
  /** The agreement about this round. */
  readonly agreement?: AgreementView;
  /** True in the answer to the click by which the agreement was kept. */
  readonly justSaved: boolean;
}

/**
 * For a template: the agreement of this round with how it stands, and the form as long as it is nobody else's business.
 * An agreement between two people is answered and changed on its own card.
 */
export function agreementData(closing: ClosingAgreement, language: Language): TemplateData {
  const text = textFor(language);
  const { roundId, partners, agreement } = closing;
  const isOwn = agreement === undefined || (agreement.may.amend && agreement.others.length === 0);
  const values = agreement === undefined ? {} : { values: agreement.current };
  const version: { readonly version?: string } =
    agreement === undefined ? {} : { version: `${agreement.current.number}` };
  const title = text(agreement === undefined ? 'closing.save' : 'closing.saveAgain');
  return {
    saved: agreement === undefined ? [] : [savedData(agreement, isOwn, closing.justSaved, language)],
    form: isOwn
      ? [
          {
            ...fieldsData({ partners, ...values }, text),
            save: buttonData(title, execute('agreement.draft', { round: roundId, ...version })),
          },
        ]
      : [],
  };
}

function savedData(view: AgreementView, isOwn: boolean, justSaved: boolean, language: Language): TemplateData {
  const text = textFor(language);
  return {
    heading: headingOf(view, justSaved, text),
    ...textData(view.current, companyOf(view), language),
    states: stateLines(view, language).map((line) => ({ line })),
    change: text(isOwn ? 'closing.agreementChange' : 'closing.agreementElsewhere'),
  };
}

function headingOf(view: AgreementView, justSaved: boolean, text: Text): string {
  const waitingFor = companyOf(view).filter(({ accepted }) => !accepted);
  if (justSaved && waitingFor.length > 0)
    return text('closing.agreementProposed', { names: escapeMarkdown(namesOf(waitingFor, text)) });
  if (justSaved) return text('closing.agreementSaved');
  if (view.may.accept) {
    return text('closing.agreementTheirs', {
      name: escapeMarkdown(nameAtStart(view.current.author, text)),
    });
  }
  return text('closing.agreementYours');
}
