import type { Language } from '../../src/language.js';
import type { Phase } from '../../src/rounds/round.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, type Text, textFor } from '../text.js';
import template from './round-status.json' with { type: 'json' };

export interface RoundStatus {
  readonly id: string;
  readonly sequence: number;
  readonly title: string;
  readonly phase: Phase;
  readonly phaseSince: Date;
  /** Coming phases in order, each with its start. */
  readonly deadlines: readonly { readonly phase: Phase; readonly at: Date }[];
  /** How many people were sent the dilemma. There is no number of votes on this card on purpose. */
  readonly asked: number;
  readonly delivery: {
    readonly sent: number;
    readonly due: number;
    readonly unreachable: number;
    readonly dead: number;
  };
}

export interface RoundStatusCard {
  /** Id of the programme, for the way to its plan. */
  readonly programmeId?: string;
  readonly programme: string;
  readonly round?: RoundStatus;
  /** Which buttons the rules allow now. */
  readonly can: { readonly open: boolean; readonly close: boolean; readonly cancel: boolean };
}

const fill = compileTemplate(template, 'roundStatus');

/** Where the round is, for a facilitator. */
export function renderRoundStatus(
  { programmeId, programme, round, can }: RoundStatusCard,
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    programme: escapeMarkdown(programme),
    running: round !== undefined,
    round: round === undefined ? {} : roundData(round, text, language),
    rows: buttonRows([
      ...(round === undefined ? [] : roundButtons(round.id, can, text)),
      buttonData(
        text('roundStatus.plan'),
        execute('plan.show', programmeId === undefined ? {} : { programme: programmeId }),
      ),
    ]),
  });
  return { card, summary: text('roundStatus.summary') };
}

function roundData(round: RoundStatus, text: Text, language: Language): TemplateData {
  const { sequence, phase, delivery } = round;
  return {
    heading: text('roundStatus.round', { sequence, title: escapeMarkdown(round.title) }),
    phase: text('roundStatus.since', {
      phase: text(`roundStatus.phase_${phase}`),
      moment: formatMoment(round.phaseSince, language),
    }),
    hasDeadlines: round.deadlines.length > 0,
    deadlines: round.deadlines.map((deadline) => ({
      title: text(`roundStatus.at_${deadline.phase}`),
      value: formatMoment(deadline.at, language),
    })),
    delivery: [
      { title: text('roundStatus.asked'), value: String(round.asked) },
      { title: text('roundStatus.sent'), value: String(delivery.sent) },
      { title: text('roundStatus.due'), value: String(delivery.due) },
      { title: text('roundStatus.unreachable'), value: String(delivery.unreachable) },
      { title: text('roundStatus.dead'), value: String(delivery.dead) },
    ],
  };
}

function roundButtons(round: string, can: RoundStatusCard['can'], text: Text): readonly TemplateData[] {
  return [
    can.open ? [buttonData(text('roundStatus.open'), execute('round.open', { round }))] : [],
    can.close ? [buttonData(text('roundStatus.close'), execute('round.close', { round }))] : [],
    can.cancel ? [buttonData(text('roundStatus.cancel'), execute('round.cancelAsk', { round }))] : [],
  ].flat();
}
