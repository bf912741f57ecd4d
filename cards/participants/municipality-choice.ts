import { charactersIn, shortened } from '../../src/characters.js';
import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, compileTemplate, type RenderedCard } from '../render.js';
import { type Text, textFor } from '../text.js';
import template from './municipality-choice.json' with { type: 'json' };

export interface MunicipalityChoiceCard {
  /** The person's input. */
  readonly typed: string;
  /** The code of the invitation with which the person came. */
  readonly invitation?: string | undefined;
  /** Best guess first. A guess is never stored before its button is clicked. */
  readonly candidates: readonly { readonly code: string; readonly name: string; readonly province?: string }[];
}

/** Longest title that a narrow phone shows on a button; next to a longer name the province is dropped. */
const LONGEST_TITLE = 31;

/** Three times the longest official name; more of the typed text says nothing. */
const TYPED_SHOWN = 100;

const fill = compileTemplate(template, 'municipalityChoice');

/** "Did you mean": one button per candidate, each below the other, because names with their province are long. */
export function renderMunicipalityChoice(choice: MunicipalityChoiceCard, language: Language): RenderedCard {
  const text = textFor(language);
  const typed = escapeMarkdown(shortened(choice.typed, TYPED_SHOWN));
  const invited: Record<string, string> = choice.invitation === undefined ? {} : { invitation: choice.invitation };
  const candidates = choice.candidates.map(({ code, name, province }) =>
    buttonData(
      candidateTitle(name, province, text),
      execute('profile.municipality', { municipality: code, ...invited }),
    ),
  );
  const card = fill(language, {
    typed: text('municipalityChoice.typed', { typed }),
    rows: [...candidates, buttonData(text('municipalityChoice.other'), execute('profile.open'))].map((button) => ({
      buttons: [button],
    })),
  });
  return { card, summary: text('municipalityChoice.summary') };
}

function candidateTitle(name: string, province: string | undefined, text: Text): string {
  if (province === undefined) return plainLine(name);
  const title = text('municipalityChoice.candidate', { name: plainLine(name), province: plainLine(province) });
  return charactersIn(title) > LONGEST_TITLE ? plainLine(name) : title;
}
