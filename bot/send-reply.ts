import type { TurnContext } from 'botbuilder';
import type { RenderedCard } from '../cards/render.js';
import type { Clock } from '../src/clock.js';
import type { Log } from '../src/log.js';
import type { Incoming } from './incoming/incoming.js';
import type { TeamsSender } from './teams/teams-sender.js';
import type { Reply } from './turns/reply.js';

/** How often an answer to a message is tried, and how long between (ms), unless Teams asks for more. */
const REPLY_ATTEMPTS = 3;
const REPLY_WAIT_MS = 1_000;
const LONGEST_REPLY_WAIT_MS = 4_000;

export interface SayParts {
  readonly sender: Pick<TeamsSender, 'send'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * An answer to a message is a call to Teams; when Teams is busy it is worth a second try, while the person waits. After the
 * turn (null) only cards are said.
 */
export async function say(
  context: TurnContext | null,
  { address }: Pick<Incoming, 'address'>,
  reply: Reply,
  { sender, clock, log }: SayParts,
): Promise<void> {
  if (reply.kind === 'hint') await context?.sendActivity({ type: 'message', text: reply.text });
  if (reply.kind !== 'card') return;
  for (const rendered of [reply.rendered, ...(reply.more ?? [])])
    await sayCard(address, rendered, { sender, clock, log });
}

async function sayCard(
  address: Incoming['address'],
  { card, summary }: RenderedCard,
  { sender, clock, log }: SayParts,
): Promise<void> {
  for (let attempt = 1; attempt <= REPLY_ATTEMPTS; attempt += 1) {
    const delivery = await sender.send(address, card, summary);
    if (delivery.outcome === 'sent') return;
    log.warn({ outcome: delivery.outcome, reason: delivery.reason, attempt }, 'an answer was not delivered');
    if (delivery.outcome !== 'retry') return;
    await clock.sleep(Math.min(delivery.afterMs ?? REPLY_WAIT_MS, LONGEST_REPLY_WAIT_MS));
  }
}
