import type { TurnContext } from 'botbuilder';
import type { ChannelReplies, TakenReplies } from '../src/channels/channel-replies.js';
import { type Language, languageOf } from '../src/language.js';
import type { Log } from '../src/log.js';
import { type Participant, stranger, takesPart } from '../src/participants/participant.js';
import type { Touched } from '../src/participants/participant-store.js';
import type { Services } from '../src/services.js';
import { tellMore } from '../src/under-way.js';
import { respond, turnAway } from './answer-invoke.js';
import { type Answer, createAnswers, type KindOfAnswer, type Note, type TurnOutcome } from './answers.js';
import { isOverheard } from './channel-reply.js';
import { dispatch, search } from './dispatch.js';
import type { HeldTurns } from './held-turns.js';
import type { ComposeCall } from './incoming/compose-call.js';
import { type AnonymousCall, type Incoming, readIncoming } from './incoming/incoming.js';
import { sightingOf, storesNoStranger } from './incoming/sighting.js';
import { dispatchCompose } from './message-extension.js';
import { noteTeam } from './note-team.js';
import { say } from './send-reply.js';
import { answerSwitchedOff } from './switched-off.js';
import { isAllowedServiceUrl } from './teams/service-url.js';
import type { TeamsSender } from './teams/teams-sender.js';
import { TYPING_MS, whileTyping } from './teams/typing.js';
import type { Dispatched } from './turns/dispatched.js';
import { composeBodyOf, hint, invokeBodyOf, SILENCE } from './turns/reply.js';
import { labelOf } from './turns/turn-label.js';
import { createTurns } from './turns.js';
import { heldTurn, isUnasked } from './unasked.js';
import { readAlong } from './under-posts.js';
import type { WhoIs } from './who-is.js';

export interface BotParts {
  readonly services: Services;
  readonly sender: Pick<TeamsSender, 'lookupChannelName' | 'send'>;
  /** Are the people of this tenant answered? */
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly facilitators: ReadonlySet<string>;
  /** Outside production: the Playground and the tests' fake Teams on this machine. */
  readonly allowLocalhost: boolean;
  readonly whoIs: WhoIs;
  /** Keeps what comes in while the database is away. */
  readonly held: HeldTurns;
  readonly log: Log;
  /** Hears what a turn was about, how it ended and how long it took (seconds). */
  readonly observe: (kind: string, outcome: TurnOutcome, seconds: number) => void;
  /** Keeps what is written under posts in channels. */
  readonly channelReplies: ChannelReplies;
  /** `mentioned`: what is not said to the bot is not read, also when Teams delivers it. */
  readonly takenReplies: TakenReplies;
  /** Time for an answer (ms); `TURN_MS` when absent. */
  readonly turnMs?: number;
  /** After how long the person sees that an answer is on its way (ms); `TYPING_MS` when absent. */
  readonly typingMs?: number;
  /** Extra words for messages, looked at before all others: an answer in plain text, or null for "not mine". */
  readonly extraWords?: (text: string, language: Language) => Promise<string | null>;
}

/** The bot: takes an activity from the adapter, finds who answers it, and sends the answer back the way it came. */
export function createBot(parts: BotParts): (context: TurnContext) => Promise<void> {
  const { services, isAllowedTenant, held, log, observe } = parts;
  const { clock } = services;
  const turnOf = createTurns(parts);
  const { orRefusal, inTime } = createAnswers(parts);

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

  /** `isHeld`: tried before, when the database was away. */
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
    const turn = turnOf(incoming, met);
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

  async function answer(incoming: Incoming): Promise<KindOfAnswer> {
    // A message in a group gets its answer as a message; a click there is answered below the card.
    const scope = incoming.content.kind === 'action' ? incoming.scope : 'personal';
    // Somebody who does not speak to the bot gets no answer, and is not met.
    const isAllowed = incoming.tenants.every(isAllowedTenant);
    if (isOverheard(incoming) && (parts.takenReplies !== 'all' || !isAllowed))
      return { kind: 'overheard', outcome: 'answered', reply: SILENCE };
    // Copies follow their originals even where the tenant is switched off, so that deletions are honoured.
    const isHandled = isAllowed || incoming.content.kind === 'changed';
    const work = isHandled ? handle : handleOff;
    if (!isUnasked(incoming)) return orRefusal({ ...incoming, scope }, (note) => work(incoming, note));
    const hold = () => {
      held.hold(heldTurn(incoming, () => doLater(incoming, isHandled), { ...parts, clock }));
      return { kind: incoming.content.kind, outcome: 'held', reply: SILENCE } as const;
    };
    // In its turn, so that removing the app and adding it again ends with it added.
    return held.isWaiting() ? hold() : orRefusal({ ...incoming, scope, hold }, (note) => work(incoming, note));
  }

  async function doLater(incoming: Incoming, isHandled: boolean): Promise<void> {
    const note = () => undefined;
    const { reply } = isHandled ? await handle(incoming, note, true) : await handleOff(incoming, note);
    await say(null, incoming, reply, { ...parts, clock });
  }

  /** A link is shown to anybody; whose Teams asks is neither known nor asked. */
  function answerAnonymous({ call, locale }: AnonymousCall): Promise<KindOfAnswer> {
    const asked = { content: { kind: 'compose', call }, locale, scope: 'personal' } as const;
    return orRefusal(asked, (note) => handleCompose(call, null, locale, note));
  }

  /** A click has a sign of its own in Teams, and in a channel others would see that somebody asked something. */
  function shown<T>(context: TurnContext, { content, scope }: Incoming, answering: Promise<T>): Promise<T> {
    if (content.kind !== 'message' || scope !== 'personal') return answering;
    return whileTyping(context, parts.typingMs ?? TYPING_MS, answering);
  }

  return async function onTurn(context) {
    const started = performance.now();
    tellMore(idsOf(context.activity));
    const finish = (kind: string, outcome: TurnOutcome) => {
      observe(labelOf(kind), outcome, (performance.now() - started) / 1_000);
    };
    const teamOnly = await noteTeam(context.activity, parts);
    if (teamOnly !== null) return finish('team', teamOnly);
    const reading = readIncoming(context.activity);
    if (reading.kind === 'malformed') {
      log.warn({ fault: reading.fault, type: String(context.activity.type).slice(0, 40) }, 'malformed activity');
      await turnAway(context, 'The activity is not complete.');
      return finish('malformed', 'malformed');
    }
    const { serviceUrl, locale } = reading.kind === 'anonymous' ? reading.anonymous : placeOf(reading.incoming);
    if (!isAllowedServiceUrl(serviceUrl, parts)) {
      log.warn({ fault: 'serviceUrl' }, 'activity from a host that is not Teams');
      await turnAway(context, 'This service is not known here.');
      return finish('malformed', 'foreign');
    }
    if (reading.kind === 'anonymous') {
      const { call } = reading.anonymous;
      const asked = { content: { kind: 'compose', call }, locale, scope: 'personal' } as const;
      const { kind, outcome, reply } = await inTime(answerAnonymous(reading.anonymous), asked);
      await respond(context, composeBodyOf(reply, context.activity.name));
      return finish(kind, outcome);
    }
    const { incoming } = reading;
    const { kind, outcome, reply } = await shown(context, incoming, inTime(answer(incoming), incoming));
    if (incoming.content.kind === 'compose') await respond(context, composeBodyOf(reply, context.activity.name));
    else if (context.activity.type === 'invoke') await respond(context, invokeBodyOf(reply));
    else await say(context, incoming, reply, { ...parts, clock });
    finish(kind, outcome);
  };
}

/**
 * Teams delivers again what it thinks was not answered. A click is answered again, a message was already; but what was
 * written to somebody may have come to nothing.
 */
function wasAnswered({ kind }: Incoming['content'], { isRepeatable }: Dispatched): boolean {
  return !isRepeatable && (kind === 'message' || kind === 'installed');
}

/**
 * The fields of an activity that may be logged. Azure has signed it by now; even so, a malformed one must not flood the
 * log.
 */
function idsOf({ type, id }: TurnContext['activity']): { readonly activity: string; readonly activityId: string } {
  return { activity: String(type).slice(0, 40), activityId: String(id).slice(0, 100) };
}

function placeOf({ address, locale }: Incoming): { readonly serviceUrl: string; readonly locale: string | undefined } {
  return { serviceUrl: address.serviceUrl, locale };
}
