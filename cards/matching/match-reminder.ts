import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { formatMoment, textFor } from '../text.js';
import template from './match-reminder.json' with { type: 'json' };
import { linkRows, type NamedPartner, partnerNames, type TalkLinks } from './talk-partners.js';

export interface MatchReminderCard extends TalkLinks {
  readonly matchId: string;
  readonly title: string;
  /** One or two. */
  readonly partners: readonly NamedPartner[];
  /** When the second vote opens. */
  readonly until: Date;
}

const fill = compileTemplate(template, 'matchReminder');

/** A short reminder that a talk is still possible, with the same buttons as the match card. */
export function renderMatchReminder(reminder: MatchReminderCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { matchId, title, partners, until } = reminder;
  const card = fill(language, {
    lead: text('matchReminder.lead', { names: partnerNames(partners, text), title: escapeMarkdown(title) }),
    until: text('matchReminder.until', { moment: formatMoment(until, language) }),
    linkRows: linkRows(reminder, text),
    answerRows: buttonRows([
      buttonData(text('common.talkHere'), execute('thread.open', { match: matchId })),
      buttonData(text('common.met'), execute('match.met', { match: matchId })),
      buttonData(text('common.skip'), execute('match.skip', { match: matchId })),
    ]),
  });
  return { card, summary: text('matchReminder.summary') };
}
