import type { TurnContext } from 'botbuilder';
import type { Log } from '../src/log.js';
import { tellMore } from '../src/under-way.js';
import { respond, turnAway } from './answer-invoke.js';
import { createAnswers, type KindOfAnswer, type TurnOutcome } from './answers.js';
import { isOverheard } from './channel-reply.js';
import { createHandling, type HandlingParts } from './handling.js';
import { type AnonymousCall, type Incoming, readIncoming } from './incoming/incoming.js';
import { noteTeam } from './note-team.js';
import { say } from './send-reply.js';
import { isAllowedServiceUrl } from './teams/service-url.js';
import type { TeamsSender } from './teams/teams-sender.js';
import { TYPING_MS, whileTyping } from './teams/typing.js';
import { composeBodyOf, invokeBodyOf, SILENCE } from './turns/reply.js';
import { labelOf } from './turns/turn-label.js';
import { heldTurn, isUnasked } from './unasked.js';

export interface BotParts extends HandlingParts {
  readonly sender: Pick<TeamsSender, 'lookupChannelName' | 'send'>;
  readonly log: Log;
  /** Outside production: the Playground and the tests' fake Teams on this machine. */
  readonly allowLocalhost: boolean;
  /** Hears what a turn was about, how it ended and how long it took (seconds). */
  readonly observe: (kind: string, outcome: TurnOutcome, seconds: number) => void;
  /** Time for an answer (ms); `TURN_MS` when absent. */
  readonly turnMs?: number;
  /** After how long the person sees that an answer is on its way (ms); `TYPING_MS` when absent. */
  readonly typingMs?: number;
}

/** The bot: takes an activity from the adapter, finds who answers it, and sends the answer back the way it came. */
export function createBot(parts: BotParts): (context: TurnContext) => Promise<void> {
  const { services, isAllowedTenant, held, log, observe } = parts;
  const { clock } = services;
  const { handle, handleOff, handleCompose } = createHandling(parts);
  const { orRefusal, inTime } = createAnswers(parts);

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
 * The fields of an activity that may be logged. Azure has signed it by now; even so, a malformed one must not flood the
 * log.
 */
function idsOf({ type, id }: TurnContext['activity']): { readonly activity: string; readonly activityId: string } {
  return { activity: String(type).slice(0, 40), activityId: String(id).slice(0, 100) };
}

function placeOf({ address, locale }: Incoming): { readonly serviceUrl: string; readonly locale: string | undefined } {
  return { serviceUrl: address.serviceUrl, locale };
}
