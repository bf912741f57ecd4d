import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { type NoticeButton, renderNotice } from '../notices/notice.js';
import type { RenderedCard } from '../render.js';
import { formatDay, textFor } from '../text.js';

/** One programme as somebody who takes part in it sees it. */
export interface ProgrammeCard {
  readonly id: string;
  readonly name: string;
  /** Empty when there is none. */
  readonly introduction: string;
  readonly organiser: { readonly name: string; readonly contact: string; readonly adviser: string | null } | null;
  /** First day (ISO date) after the pause in this programme; null: no pause. */
  readonly pausedUntil: string | null;
  /** They joined by this very click. */
  readonly joined: boolean;
}

/** The programme in a few words: whom to turn to, and how to pause or stop in it alone. */
export function renderProgramme(programme: ProgrammeCard, language: Language): RenderedCard {
  const say = textFor(language);
  const { id, name, introduction, organiser, pausedUntil, joined } = programme;
  const paused = pausedUntil !== null;
  const day = paused ? formatDay(new Date(`${pausedUntil}T12:00:00Z`), language) : '';
  const lines = [
    ...(introduction === '' ? [] : [escapeMarkdown(introduction)]),
    ...(paused ? [say('programme.pausedUntil', { day })] : []),
    ...(organiser === null
      ? []
      : [
          say('programme.organiser', {
            name: escapeMarkdown(organiser.name),
            contact: escapeMarkdown(organiser.contact),
          }),
        ]),
    ...(organiser?.adviser ? [say('programme.adviser', { adviser: escapeMarkdown(organiser.adviser) })] : []),
  ];
  const button = (
    title: string,
    verb: 'dilemma.show' | 'programme.pause' | 'programme.resume' | 'programme.leaveAsk',
  ) => ({ title, button: execute(verb, { programme: id }) }) satisfies NoticeButton;
  const buttons = [
    button(say('common.toDilemma'), 'dilemma.show'),
    paused ? button(say('programme.resume'), 'programme.resume') : button(say('programme.pause'), 'programme.pause'),
    button(say('programme.leave'), 'programme.leaveAsk'),
  ];
  const title = joined ? say('programme.joined', { name: escapeMarkdown(name) }) : escapeMarkdown(name);
  return renderNotice(
    { title, text: lines.length === 0 ? say('programme.plain') : lines.join('\n\n'), buttons },
    language,
  );
}

/** Asks once whether to stop in this programme. */
export function renderLeaveProgramme(
  { id, name }: Pick<ProgrammeCard, 'id' | 'name'>,
  language: Language,
): RenderedCard {
  const say = textFor(language);
  return renderNotice(
    {
      title: say('programme.leaveHeading', { name: escapeMarkdown(name) }),
      text: say('programme.leaveText'),
      buttons: [
        { title: say('programme.leaveConfirm'), button: execute('programme.leave', { programme: id }) },
        { title: say('common.cancel'), button: execute('programme.show', { programme: id }) },
      ],
    },
    language,
  );
}
