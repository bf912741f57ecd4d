import type { ChannelReplies, TakenReplies } from '../src/channels/channel-replies.js';
import { type Language, languageOf } from '../src/language.js';
import { type Participant, stranger, takesPart } from '../src/participants/participant.js';
import type { Touched } from '../src/participants/participant-store.js';
import type { Services } from '../src/services.js';
import type { Answer, Note } from './answers.js';
import { dispatch, search } from './dispatch.js';
import type { HeldTurns } from './held-turns.js';
import type { ComposeCall } from './incoming/compose-call.js';
import type { Incoming } from './incoming/incoming.js';
import { sightingOf, storesNoStranger } from './incoming/sighting.js';
import { dispatchCompose } from './message-extension.js';
import { answerSwitchedOff } from './switched-off.js';
import type { TeamsSender } from './teams/teams-sender.js';
import type { Dispatched } from './turns/dispatched.js';
import { hint, SILENCE } from './turns/reply.js';
import { createTurns } from './turns.js';
import { readAlong } from './under-posts.js';
import type { WhoIs } from './who-is.js';

export interface HandlingParts {
  readonly sender: Pick<TeamsSender, 'lookupChannelName'>;
  readonly services: Services;
  /** Are the people of this tenant answered? */
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly whoIs: WhoIs;
  /** Keeps what comes in while the database is away. */
  readonly held: HeldTurns;
  /** Keeps what is written under posts in channels. */
  readonly channelReplies: ChannelReplies;
  /** `mentioned`: what is not said to the bot is not read, also when Teams delivers it. */
  readonly takenReplies: TakenReplies;
  /** Extra words for messages, looked at before all others: an answer in plain text, or null for "not mine". */
  readonly extraWords?: (text: string, language: Language) => Promise<string | null>;
}

/** Finds out who an activity is from and what answers it. Sends nothing. */
export interface Handling {
  /** `isHeld`: tried before, when the database was away. */
  handle(incoming: Incoming, note: Note, isHeld?: boolean): Promise<Answer>;
  /** The same for somebody whose tenant is switched off. */
  handleOff(incoming: Incoming, note: Note): Promise<Answer>;
  /** A call of the message extension; null: asked by somebody we do not know. */
  handleCompose(
    call: ComposeCall,
    participant: Participant | null,
    locale: string | undefined,
    note: Note,
  ): Promise<Answer>;
}

/** The handling of activities by these services. */
export function createHandling(parts: HandlingParts): Handling {
  const { services, held } = parts;
  const { clock } = services;
  const turnOf = createTurns(parts);

  /**
   * Null if the activity is from nobody we know and identifies nobody. An erased person is not stored again by being
   * seen.
   */
  async function meet(incoming: Incoming): Promise<Touched | null> {
    const sighting = sightingOf(incoming, clock.now());
    if (!storesNoStranger(incoming)) return services.participants.meet(sighting);
    const known = await services.participants.meetAgain(sighting);
    // A stranger who clicks in a shared chat gets an answer, and stays a stranger.
    const { content } = incoming;
    if (known !== null || content.kind !== 'action' || content.automatic) return known;
    return { participant: stranger(sighting), isNew: true, isRepeat: false, isBack: false };
  }

  async function handleCompose(
    call: ComposeCall,
    participant: Participant | null,
    locale: string | undefined,
    note: Note,
  ): Promise<Answer> {
    const language = participant?.language ?? languageOf(locale);
    const found = dispatchCompose(call, { participant, language }, services);
    note(found.kind, language);
    return { outcome: 'answered', reply: await found.answer() };
  }

  async function handle(incoming: Incoming, note: Note, isHeld: boolean = false): Promise<Answer> {
    const { content } = incoming;
    const reply = await readAlong(incoming, parts);
    if (reply !== null) return { outcome: 'answered', reply };
    // A list that is searched is asked at every keystroke and holds nothing of anybody.
    if (content.kind === 'search') return { outcome: 'answered', reply: await search(content, services) };
    const met = await meet(incoming);
    return content.kind === 'compose'
      ? handleCompose(content.call, met?.participant ?? null, incoming.locale, note)
      : handleTurn(incoming, met === null ? null : { ...met, isRepeat: met.isRepeat && !isHeld }, note);
  }

  async function handleTurn(incoming: Incoming, met: Touched | null, note: Note): Promise<Answer> {
    const { content } = incoming;
    if (met === null) return { outcome: 'answered', reply: SILENCE };
    if (met.isBack && takesPart(met.participant))
      // At the next visit they are not back any more.
      await held.orLater(() => services.comeBack(met.participant));
    parts.whoIs.renew(met.participant);
    const turn = await turnOf(incoming, met);
    const found = dispatch(incoming, turn, services);
    if (met.isRepeat && wasAnswered(content, found)) return { outcome: 'repeated', reply: SILENCE };
    const extra = content.kind === 'message' ? await parts.extraWords?.(content.text, turn.language) : undefined;
    if (extra) return { outcome: 'answered', reply: hint(extra) };
    note(found.kind, turn.language);
    return { outcome: 'answered', reply: await found.answer() };
  }

  async function handleOff(incoming: Incoming, note: Note): Promise<Answer> {
    const asKnown = (participant: Participant) => turnOf(incoming, { participant, isRepeat: false });
    const { reply, own } = await answerSwitchedOff(incoming, { services, turnOf: asKnown });
    if (own === null) return { outcome: 'foreign', reply };
    note(own.kind, own.language);
    return { outcome: 'answered', reply };
  }

  return { handle, handleOff, handleCompose };
}

/**
 * Teams delivers again what it thinks was not answered. A click is answered again, a message was already; but what was
 * written to somebody may have come to nothing.
 */
function wasAnswered({ kind }: Incoming['content'], { isRepeatable }: Dispatched): boolean {
  return !isRepeatable && (kind === 'message' || kind === 'installed');
}
