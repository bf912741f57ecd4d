import type { TurnContext } from 'botbuilder';
import { notices } from '../cards/notices.js';
import type { ChannelReplies } from '../src/channels/channel-replies.js';
import { type Language, languageOf } from '../src/language.js';
import type { Log } from '../src/log.js';
import { participantId } from '../src/participants/participant.js';
import type { Touched } from '../src/participants/participant-store.js';
import { amsterdamDate } from '../src/scheduling/calendar.js';
import type { Services } from '../src/services.js';
import { isOverheard, takeReply } from './channel-reply.js';
import { dispatch, search } from './dispatch.js';
import { type Incoming, readIncoming } from './incoming.js';
import { refusalOf } from './refusals.js';
import { card, hint, type InvokeBody, invokeBodyOf, invokeFault, type Reply, SILENCE } from './reply.js';
import { isAllowedServiceUrl, isTeamsHost } from './service-url.js';
import { readTeamEvent } from './team-events.js';
import type { TeamsSender } from './teams-sender.js';
import type { Turn } from './turn.js';

/**
 * How long a handler may take (ms). Teams gives up after five seconds; the drain of a round (`DRAIN_MS` in
 * `src/rounds/round.ts`) counts on a turn being over by then.
 */
const TURN_MS = 4_500;

/** How often an answer to a message is tried, and how long between (ms), unless Teams asks for more. */
const REPLY_ATTEMPTS = 3;
const REPLY_WAIT_MS = 1_000;
const LONGEST_REPLY_WAIT_MS = 4_000;

export const OUTCOMES = ['answered', 'refused', 'failed', 'late', 'malformed', 'foreign', 'repeated'] as const;
export type TurnOutcome = (typeof OUTCOMES)[number];

export interface BotParts {
  readonly services: Services;
  readonly sender: Pick<TeamsSender, 'lookupMember' | 'lookupChannelName' | 'send'>;
  /** Are the people of this tenant answered? */
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly facilitators: ReadonlySet<string>;
  /** Outside production: the Playground and the tests' fake Teams on this machine. */
  readonly allowLocalhost: boolean;
  /** The mail domain tells where somebody works: only then is Teams asked for the mail address. */
  readonly usesMail: boolean;
  readonly log: Log;
  /** Hears what a turn was about, how it ended and how long it took (seconds). */
  readonly observe: (kind: string, outcome: TurnOutcome, seconds: number) => void;
  /** Extra words for messages, looked at before all others: an answer in plain text, or null for "not mine". */
  /** Keeps what is written under posts in channels; absent: nobody does. */
  readonly channelReplies?: ChannelReplies;
  readonly extraWords?: (text: string, language: Language) => Promise<string | null>;
}

interface Answer {
  readonly reply: Reply;
  readonly outcome: TurnOutcome;
}

/** The bot: takes an activity from the adapter, finds who answers it, and sends the answer back the way it came. */
export function createBot(parts: BotParts): (context: TurnContext) => Promise<void> {
  const { services, isAllowedTenant, facilitators, log, observe } = parts;
  const { clock } = services;

  /** Null: nobody who is known here, and nothing to know somebody by. Who was erased is not stored again without doing anything. */
  async function meet(incoming: Incoming): Promise<Touched | null> {
    const { person, scope, content, address, activityId } = incoming;
    const reachable = scope === 'personal' && content.kind !== 'uninstalled';
    const unasked = content.kind === 'ignored' || (content.kind === 'action' && content.automatic);
    const onlyKnown = unasked || content.kind === 'uninstalled';
    return services.participants[onlyKnown ? 'meetAgain' : 'meet']({
      ...person,
      id: participantId(person),
      seenOn: amsterdamDate(clock.now()),
      ...(incoming.name === undefined ? {} : { name: incoming.name }),
      ...(incoming.locale === undefined ? {} : { locale: incoming.locale }),
      ...(reachable ? { address } : {}),
      ...(activityId === undefined ? {} : { activityId }),
    });
  }

  function turnOf(incoming: Incoming, { participant }: Touched): Turn {
    let asked: ReturnType<TeamsSender['lookupMember']> | undefined;
    const member = () => {
      asked ??= parts.sender.lookupMember(incoming.address);
      return asked;
    };
    return {
      participant,
      language: participant.language ?? languageOf(incoming.locale ?? participant.locale),
      scope: incoming.scope,
      teamsUserId: incoming.address.userId,
      isFacilitator: facilitators.has(participant.id),
      channel: incoming.channel,
      channelName: async () =>
        incoming.channel === null
          ? null
          : parts.sender.lookupChannelName(incoming.channel.address, incoming.channel.teamId),
      isAutomatic: incoming.content.kind === 'action' && incoming.content.automatic,
      hasTypeAhead: isTeamsHost(incoming.address.serviceUrl),
      at: incoming.sentAt ?? clock.now(),
      mail: async () => {
        if (!parts.usesMail) return undefined;
        const found = await member();
        return found?.mail ?? found?.userPrincipalName;
      },
      userPrincipalName: async () => (await member())?.userPrincipalName,
    };
  }

  /** `note` hears what the turn is about and in which language as soon as that is known, also when the answer fails. */
  async function handle(incoming: Incoming, note: (kind: string, language: Language) => void): Promise<Answer> {
    if (incoming.content.kind === 'message' && (await takeReply(incoming, incoming.content, parts)))
      return { outcome: 'answered', reply: SILENCE };
    // Who comes and goes in a team is nothing to remember.
    if (incoming.content.kind === 'ignored' && incoming.scope !== 'personal')
      return { outcome: 'answered', reply: SILENCE };
    // A list that is searched is asked at every keystroke and holds nothing of anybody.
    if (incoming.content.kind === 'search') {
      return { outcome: 'answered', reply: await search(incoming.content, services) };
    }
    const met = await meet(incoming);
    if (met === null) return { outcome: 'answered', reply: SILENCE };
    const { content } = incoming;
    // Teams delivers again what it thinks was not answered. A click is answered again, a message was already.
    if (met.isRepeat && (content.kind === 'message' || content.kind === 'installed'))
      return { outcome: 'repeated', reply: SILENCE };
    const turn = turnOf(incoming, met);
    const extra = content.kind === 'message' ? await parts.extraWords?.(content.text, turn.language) : undefined;
    if (extra) return { outcome: 'answered', reply: hint(extra) };
    const found = dispatch(incoming, turn, services);
    note(found.kind, turn.language);
    return { outcome: 'answered', reply: await found.answer() };
  }

  async function answer(incoming: Incoming): Promise<Answer & { kind: string }> {
    let language = languageOf(incoming.locale);
    let kind: string = incoming.content.kind;
    // Somebody who does not speak to the bot gets no answer, and is not met.
    if (isOverheard(incoming) && (!isAllowedTenant(incoming.person.tenantId) || parts.channelReplies === undefined))
      return { kind: 'overheard', outcome: 'answered', reply: SILENCE };
    if (!isAllowedTenant(incoming.person.tenantId)) {
      return { kind, outcome: 'foreign', reply: card(notices.wrongTenant(language)) };
    }
    try {
      const answered = await handle(incoming, (knownKind, knownLanguage) => {
        kind = knownKind;
        language = knownLanguage;
      });
      return { kind, ...answered };
    } catch (error) {
      const { rendered, isBug } = refusalOf(error, language);
      if (isBug) log.error({ err: error, kind, activity: incoming.activityId }, 'a turn failed');
      return { kind, outcome: isBug ? 'failed' : 'refused', reply: card(rendered) };
    }
  }

  async function answerInTime(incoming: Incoming): Promise<Answer & { kind: string }> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Answer & { kind: string }>((resolve) => {
      timer = setTimeout(() => {
        const reply = card(notices.failed(languageOf(incoming.locale)));
        resolve({ kind: incoming.content.kind, outcome: 'late', reply });
      }, TURN_MS);
    });
    try {
      return await Promise.race([answer(incoming), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** An answer to a message is a call to Teams; when Teams is busy it is worth a second try, while the person waits. */
  async function say(context: TurnContext, { address }: Incoming, reply: Reply): Promise<void> {
    if (reply.kind === 'hint') await context.sendActivity({ type: 'message', text: reply.text });
    if (reply.kind !== 'card') return;
    const { card: content, summary } = reply.rendered;
    for (let attempt = 1; attempt <= REPLY_ATTEMPTS; attempt += 1) {
      const delivery = await parts.sender.send(address, content, summary);
      if (delivery.outcome === 'sent') return;
      log.warn({ outcome: delivery.outcome, reason: delivery.reason, attempt }, 'an answer was not delivered');
      if (delivery.outcome !== 'retry') return;
      await clock.sleep(Math.min(delivery.afterMs ?? REPLY_WAIT_MS, LONGEST_REPLY_WAIT_MS));
    }
  }

  /**
   * What happened to a team. It need not come from a person, so it is read apart. Null: there is more in the activity, or
   * it is about no team; else how it ended.
   */
  async function noteTeam(activity: unknown): Promise<TurnOutcome | null> {
    const found = readTeamEvent(activity);
    if (found === null) return null;
    const { event, serviceUrl, tenantId, isAll } = found;
    if (!isAllowedServiceUrl(serviceUrl, parts) || !isAllowedTenant(tenantId)) return isAll ? 'foreign' : null;
    try {
      await services.channels.note(event);
      return isAll ? 'answered' : null;
    } catch (error) {
      log.error({ err: error, kind: event.kind }, 'what happened to a team was not noted');
      return isAll ? 'failed' : null;
    }
  }

  return async function onTurn(context) {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1_000;
    const isInvoke = context.activity.type === 'invoke';
    const teamOnly = await noteTeam(context.activity);
    if (teamOnly !== null) {
      observe('team', teamOnly, seconds());
      return;
    }
    const reading = readIncoming(context.activity);
    if (reading.kind === 'malformed') {
      log.warn({ fault: reading.fault, type: String(context.activity.type).slice(0, 40) }, 'malformed activity');
      if (isInvoke) await respond(context, invokeFault('The activity is not complete.'));
      observe('malformed', 'malformed', seconds());
      return;
    }
    const { incoming } = reading;
    if (!isAllowedServiceUrl(incoming.address.serviceUrl, parts)) {
      log.warn({ fault: 'serviceUrl' }, 'activity from a host that is not Teams');
      if (isInvoke) await respond(context, invokeFault('This service is not known here.'));
      observe('malformed', 'foreign', seconds());
      return;
    }
    const { kind, outcome, reply } = await answerInTime(incoming);
    if (isInvoke) await respond(context, invokeBodyOf(reply));
    else await say(context, incoming, reply);
    observe(labelOf(kind), outcome, seconds());
  };
}

/** Clicks on a ballot share one label with its refreshes: their number alone would be a count of votes. */
function labelOf(kind: string): string {
  return BALLOT_KINDS.has(kind) ? 'action.ballot' : kind;
}

const BALLOT_KINDS: ReadonlySet<string> = new Set([
  'action.vote.cast',
  'action.ballot.show',
  'action.shared.vote',
  'action.shared.view',
]);

async function respond(context: TurnContext, body: InvokeBody): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
