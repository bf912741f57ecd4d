import type { Clock } from '../clock.js';
import type { Language } from '../language.js';
import type { Participant } from '../participants/participant.js';
import type { ThreadService } from '../threads/thread-service.js';
import { PARTNER_WRITES } from './told.js';

/** Typing time of a simulated colleague (ms). */
const TYPING_MS = 600;

export interface TalkingPartnerParts {
  readonly threads: Pick<ThreadService, 'post'>;
  readonly colleagues: readonly Participant[];
  /** Name of the person at the keyboard: nobody else is answered, so that colleagues do not talk on among themselves. */
  readonly visitorName: string;
  readonly language: () => Promise<Language>;
  readonly clock: Clock;
}

/** The colleague gets a card with what the visitor wrote, and answers with its button, as a person would. */
export function createTalkingPartner(
  parts: TalkingPartnerParts,
): (colleagueId: string, card: unknown) => Promise<void> {
  const { threads, colleagues, visitorName, language, clock } = parts;
  const answered = new Map<string, number>();

  return async function reads(colleagueId, card) {
    const colleague = colleagues.find(({ id }) => id === colleagueId);
    const button = buttonOf(card);
    if (colleague === undefined || button === null || !isFrom(card, visitorName)) return;
    await clock.sleep(TYPING_MS);
    const lines = PARTNER_WRITES[await language()];
    const turn = answered.get(button.thread) ?? 0;
    answered.set(button.thread, turn + 1);
    const typed = lines[turn % lines.length] ?? '';
    await threads.post(colleague, button.thread, { typed, origin: ['demo', button.once], source: 'personal' });
  };
}

/** The button under a post, with what it carries. */
function buttonOf(node: unknown): { readonly thread: string; readonly once: string } | null {
  if (typeof node !== 'object' || node === null) return null;
  const { verb, data } = node as { readonly verb?: unknown; readonly data?: unknown };
  if (verb === 'thread.post' && typeof data === 'object' && data !== null) {
    const { thread, once } = data as { readonly thread?: unknown; readonly once?: unknown };
    return typeof thread === 'string' && typeof once === 'string' ? { thread, once } : null;
  }
  for (const child of Object.values(node)) {
    const found = buttonOf(child);
    if (found !== null) return found;
  }
  return null;
}

function isFrom(card: unknown, name: string): boolean {
  const { body } = (card ?? {}) as { readonly body?: readonly { readonly text?: unknown }[] };
  return typeof body?.[0]?.text === 'string' && body[0].text.includes(name);
}
