import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { formatMoment, type Text, textFor } from '../text.js';
import template from './profile-saved.json' with { type: 'json' };

/** When the next dilemma can be voted on, as far as the programme knows. */
export type NextDilemma =
  | { readonly kind: 'now' }
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'unknown' };

export interface ProfileSavedCard {
  readonly municipality: string;
  /** Name of the role, in the language of the card. */
  readonly role: string;
  /** Names of the challenges, in the language of the card. */
  readonly challenges: readonly string[];
  readonly wantsToTalk: boolean;
  /** The vote of this person may enter the matching, noised. */
  readonly seeksDifference: boolean;
  /** Colleagues may find this person. */
  readonly findable: boolean;
  /** True when the person joined by this. */
  readonly firstTime: boolean;
  readonly next: NextDilemma;
}

const fill = compileTemplate(template, 'profileSaved');

/** Confirms what was stored and tells what happens next. */
export function renderProfileSaved(saved: ProfileSavedCard, language: Language): RenderedCard {
  const text = textFor(language);
  const challenges = saved.challenges.map(escapeMarkdown).join(', ');
  const change = buttonData(text('profileSaved.change'), execute('profile.open'));
  const dilemma = buttonData(text('common.toDilemma'), execute('dilemma.show'));
  const card = fill(language, {
    heading: text(saved.firstTime ? 'profileSaved.headingFirst' : 'profileSaved.heading'),
    next: nextLine(saved.next, text, language),
    facts: [
      { title: text('profileSaved.municipality'), value: escapeMarkdown(saved.municipality) },
      { title: text('profileSaved.role'), value: escapeMarkdown(saved.role) },
      { title: text('profileSaved.challenges'), value: challenges || text('profileSaved.noChallenges') },
      {
        title: text('profileSaved.talk'),
        value: text(saved.wantsToTalk ? 'profileSaved.talkYes' : 'profileSaved.talkNo'),
      },
      {
        title: text('profileSaved.difference'),
        value: text(saved.seeksDifference ? 'profileSaved.differenceYes' : 'profileSaved.differenceNo'),
      },
      {
        title: text('profileSaved.findable'),
        value: text(saved.findable ? 'profileSaved.findableYes' : 'profileSaved.findableNo'),
      },
    ],
    rows: buttonRows(saved.next.kind === 'now' ? [dilemma, change] : [change]),
  });
  return { card, summary: text('profileSaved.summary') };
}

function nextLine(next: NextDilemma, text: Text, language: Language): string {
  if (next.kind === 'now') return text('profileSaved.nextNow');
  if (next.kind === 'unknown') return text('profileSaved.nextUnknown');
  return text('profileSaved.nextAt', { moment: formatMoment(next.at, language) });
}
