import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { formatMoment, textFor } from '../text.js';
import template from './plan.json' with { type: 'json' };

export interface PlanCard {
  /** Id of the programme, for the way to its round. */
  readonly programmeId?: string;
  readonly programme: string;
  /** From how many people on counts are shown. */
  readonly minimum: number;
  /** The queue, next first. A round that exists already has a sequence number; a day may not be known yet. */
  readonly upcoming: readonly {
    readonly id: string;
    readonly title: string;
    readonly sequence?: number;
    readonly at?: Date;
  }[];
  /** How many rounds are done. */
  readonly done: number;
}

/** More would make the card too long to read in a chat. */
const SHOWN = 20;

const fill = compileTemplate(template, 'plan');

/** The rest of the programme, for a facilitator. */
export function renderPlan(
  { programmeId, programme, minimum, upcoming, done }: PlanCard,
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    programme: escapeMarkdown(programme),
    done: text('plan.done', { count: done }),
    minimum: text('plan.minimum', { minimum }),
    empty: upcoming.length === 0,
    upcoming: upcoming.slice(0, SHOWN).map(({ sequence, title, at }) => ({
      title:
        sequence === undefined ? escapeMarkdown(title) : text('plan.item', { sequence, title: escapeMarkdown(title) }),
      day: at === undefined ? text('plan.noDay') : formatMoment(at, language),
    })),
    hasMore: upcoming.length > SHOWN,
    more: text('plan.more', { count: upcoming.length - SHOWN }),
    rows: buttonRows([
      buttonData(
        text('plan.round'),
        execute('round.show', programmeId === undefined ? {} : { programme: programmeId }),
      ),
    ]),
  });
  return { card, summary: text('plan.summary') };
}
