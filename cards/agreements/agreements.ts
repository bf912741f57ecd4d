import type { AgreementView } from '../../src/agreements/agreement-view.js';
import { shortened } from '../../src/characters.js';
import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { type Text, textFor } from '../text.js';
import { companyOf, dayInWords, namesOf } from './agreement-words.js';
import template from './agreements.json' with { type: 'json' };

export interface AgreementsCard {
  /** One page, the newest first; not empty. */
  readonly views: readonly AgreementView[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
  /** Names of their programmes, by agreement, for somebody who is in more than one. */
  readonly programmes?: ReadonlyMap<string, string>;
  /** There are newer ones than on this page. */
  readonly isLater: boolean;
}

/** Length at which a text is cut in the list (characters); its own card has all of it. */
const MOST_OF_TEXT = 140;

const fill = compileTemplate(template, 'agreements');

/** A page of the reader's agreements, each with how it stands and a button to its own card. */
export function renderAgreements(
  { views, next, isLater, programmes = new Map() }: AgreementsCard,
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    items: views.map((view) => itemData(view, programmes.get(view.id), language)),
    rows: buttonRows([
      ...(next === null ? [] : [buttonData(text('agreements.older'), execute('agreement.list', { after: next }))]),
      ...(isLater ? [buttonData(text('agreements.newest'), execute('agreement.list'))] : []),
    ]),
  });
  return { card, summary: text('agreements.summary') };
}

function itemData(view: AgreementView, programme: string | undefined, language: Language): TemplateData {
  const text = textFor(language);
  const company = companyOf(view);
  const { what } = view.current;
  return {
    what: what === '' ? text('agreements.textGone') : shortened(plainLine(what), MOST_OF_TEXT),
    lines: [
      ...(programme === undefined ? [] : [{ line: escapeMarkdown(programme) }]),
      ...(company.length === 0
        ? []
        : [{ line: text('agreements.with', { names: escapeMarkdown(namesOf(company, text)) }) }]),
      { line: stateLine(view, text, language) },
    ],
    open: buttonData(text('agreements.open'), execute('agreement.show', { agreement: view.id })),
  };
}

function stateLine(view: AgreementView, text: Text, language: Language): string {
  const { state, own, may, current } = view;
  if (own.gone !== null) return text('agreements.line_gone');
  if (state === 'inForce' && current.by !== null)
    return text('agreements.line_inForceBy', { day: dayInWords(current.by, language) });
  if (state !== 'proposed') return text(`agreements.line_${state}`);
  if (may.accept) return text('agreements.line_waitOwn');
  const waitingFor = companyOf(view).filter(({ accepted }) => !accepted);
  return text('agreements.line_waitOthers', { names: escapeMarkdown(namesOf(waitingFor, text)) });
}
