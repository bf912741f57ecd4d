import { notices } from '../cards/notices/notices.js';
import { isStorageDown } from '../src/errors.js';
import { type Language, languageOf } from '../src/language.js';
import type { Log } from '../src/log.js';
import { within } from '../src/within.js';
import { failureReply } from './failure-reply.js';
import type { Incoming } from './incoming/incoming.js';
import { refusalOf } from './refusals.js';
import type { Reply } from './turns/reply.js';

/**
 * How long a handler may take (ms). Teams gives up after five seconds; the drain of a round (`DRAIN_MS` in
 * `src/rounds/round.ts`) counts on a turn being over by then.
 */
const TURN_MS = 4_500;

export const OUTCOMES = ['answered', 'refused', 'failed', 'late', 'malformed', 'foreign', 'repeated', 'held'] as const;
export type TurnOutcome = (typeof OUTCOMES)[number];

export interface Answer {
  readonly reply: Reply;
  readonly outcome: TurnOutcome;
}
export type KindOfAnswer = Answer & { readonly kind: string };

/** The parts of a turn that its failure needs. `hold`: it can be retried once the database is back. */
export type Asked = Pick<Incoming, 'content' | 'locale' | 'scope'> & { readonly hold?: () => KindOfAnswer };

/** Hears what a turn is about and in which language as soon as that is known, also when the answer fails. */
export type Note = (kind: string, language: Language) => void;

export interface AnswersParts {
  /** Time for an answer (ms); `TURN_MS` when absent. */
  readonly turnMs?: number;
  readonly log: Log;
}

/** Makes an answer of work that may fail or take too long. */
export interface Answers {
  /** The answer, or a failure reply if the work fails. Anything but a refusal is logged. Never rejects. */
  orRefusal(asked: Asked, work: (note: Note) => Promise<Answer>): Promise<KindOfAnswer>;
  /** The answer, or "this takes longer" when Teams would give up. */
  inTime(answering: Promise<KindOfAnswer>, asked: Asked): Promise<KindOfAnswer>;
}

/** Answers that always come: in time, and with a line of ours where the work fails. */
export function createAnswers({ turnMs = TURN_MS, log }: AnswersParts): Answers {
  return {
    async orRefusal({ content, locale, scope, hold }, work) {
      let kind: string = content.kind;
      let language = languageOf(locale);
      try {
        const answered = await work((knownKind, knownLanguage) => {
          kind = knownKind;
          language = knownLanguage;
        });
        return { kind, ...answered };
      } catch (error) {
        if (hold !== undefined && isStorageDown(error)) return hold();
        const refusal = refusalOf(error, language);
        if (refusal.isBug) log.error({ err: error, kind }, 'a turn failed');
        const reply = failureReply(refusal, { content, language, scope });
        return { kind, outcome: refusal.isBug ? 'failed' : 'refused', reply };
      }
    },

    inTime: (answering, { content, locale, scope }) =>
      within(turnMs, answering, () => {
        const language = languageOf(locale);
        const late = { rendered: notices.late(language), isPassing: true };
        return { kind: content.kind, outcome: 'late', reply: failureReply(late, { content, language, scope }) };
      }),
  };
}
