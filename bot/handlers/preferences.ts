import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { renderLanguage } from '../../cards/participants/language.js';
import { PAUSE_PROBLEMS, renderPause } from '../../cards/participants/pause.js';
import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { isPaused, takesPart } from '../../src/participants/participant.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import type { Services } from '../../src/services.js';
import { languageSent } from '../../src/understanding/language-words.js';
import { readPauseUntil } from '../../src/understanding/pause-until.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';

/** Pauses that are asked for without a date get this proposal (days). */
const SUGGESTED_PAUSE_DAYS = 14;

/** "pauze tot 12 januari", "pause 3 weeks"; without a clear day: the form. */
export async function pause(
  turn: Turn,
  services: Pick<Services, 'participants' | 'clock'>,
  wish: string,
): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.notJoined(turn.language));
  const today = amsterdamDate(services.clock.now());
  const reading = readPauseUntil(wish, today, turn.language);
  if (reading.kind === 'until') {
    await services.participants.pause(turn.participant, reading.date);
    return card(notices.paused(turn.language, noon(reading.date)));
  }
  const problem = reading.kind === 'missing' ? undefined : reading.kind;
  return pauseForm(turn, services, problem);
}

/** The form that asks until when; for somebody who is pausing also the way back. */
export function askPause(turn: Turn, services: Pick<Services, 'participants' | 'clock'>): Promise<Reply> {
  return pause(turn, services, '');
}

/** The day from the form. Errors appear below the card, so that the input stays there. */
export async function setPause(
  turn: Turn,
  services: Pick<Services, 'participants' | 'clock'>,
  { until = '' }: ActionData<'pause.set'>,
): Promise<Reply> {
  const { participant, language } = turn;
  const reading = readPauseUntil(until, amsterdamDate(services.clock.now()), language);
  if (!takesPart(participant) || reading.kind === 'until') return pause(turn, services, until);
  return hint(textFor(language)(PAUSE_PROBLEMS[reading.kind]));
}

async function pauseForm(
  turn: Turn,
  { clock }: Pick<Services, 'clock'>,
  problem?: 'unclear' | 'past' | 'tooLong',
): Promise<Reply> {
  const { pausedUntil } = turn.participant;
  const now = clock.now();
  const suggested = amsterdamDate(new Date(now.getTime() + SUGGESTED_PAUSE_DAYS * 24 * 3_600_000));
  const paused = isPaused(turn.participant, amsterdamDate(now)) && pausedUntil !== undefined;
  return card(
    renderPause(
      { suggested, ...(problem === undefined ? {} : { problem }), ...(paused ? { until: noon(pausedUntil) } : {}) },
      turn.language,
    ),
  );
}

/** Back from a pause; a round that is open now comes at once, and so does what waited. */
export async function resume(turn: Turn, services: Pick<Services, 'participants' | 'comeBack'>): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.notJoined(turn.language));
  const participant = await services.participants.resume(turn.participant);
  await services.comeBack(participant);
  return card(notices.resumed(turn.language));
}

/** Asked by a word: one click to be sure, and a pause as the milder way. */
export async function askLeave(turn: Turn, { terms }: Pick<Services, 'terms'>): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.alreadyLeft(turn.language));
  return card(notices.leaveAsk(turn.language, terms.leftMonths));
}

/** Ends participation. The profile stays until its term is over, or until the person has it erased. */
export async function leave(
  turn: Turn,
  { participants, terms }: Pick<Services, 'participants' | 'terms'>,
): Promise<Reply> {
  await participants.leave(turn.participant);
  return card(notices.left(turn.language, terms.leftMonths));
}

/** With a language: changed at once. Without: a choice. */
export async function language(
  turn: Turn,
  services: Pick<Services, 'participants'>,
  wish: Language | undefined,
): Promise<Reply> {
  if (wish === undefined) return card(renderLanguage({ current: turn.language }, turn.language));
  await services.participants.setLanguage(turn.participant, wish);
  return card(notices.languageChanged(wish));
}

/** The language from a button. A language that does not exist brings the choice again. */
export function setLanguage(
  turn: Turn,
  services: Pick<Services, 'participants'>,
  data: ActionData<'language.set'>,
): Promise<Reply> {
  return language(turn, services, languageSent(data.language));
}

/** A day as a moment that is the same day everywhere in Europe. */
function noon(isoDate: string): Date {
  return new Date(`${isoDate}T12:00:00Z`);
}
