import assert from 'node:assert/strict';
import { isJson } from './fake-teams/card-parts.js';
import type { Shown } from './fake-teams/conversation.js';
import type { BotAnswer, Seat } from './fake-teams/seat.js';

/** A hit as the list shows it, and the card that would go into the message. */
export interface FoundHit {
  readonly title: string;
  readonly text: string;
  /** Sent back when the hit is chosen; undefined: the card goes in as it is. */
  readonly item: unknown;
  /** The card, as a message that was not sent. */
  readonly shown: Shown;
}

/** Types in a search command, as Teams sends it: without a text it is the first run. */
export function searches(
  seat: Seat,
  commandId: string,
  text: string = '',
  queryOptions: unknown = { skip: 0, count: 25 },
): Promise<BotAnswer> {
  const parameter = text === '' ? { name: 'initialRun', value: 'true' } : { name: 'query', value: text };
  return seat.invokes('composeExtension/query', { commandId, parameters: [parameter], queryOptions });
}

/** Chooses a hit in the list. */
export function chooses(seat: Seat, { item }: FoundHit): Promise<BotAnswer> {
  assert.ok(item, 'this hit is put into the message by the client itself');
  return seat.invokes('composeExtension/selectItem', item);
}

/** The hits in an answer. Fails for an answer of another shape. */
export function found({ status, body }: BotAnswer): readonly FoundHit[] {
  assert.equal(status, 200);
  const answer = composeAnswer(body);
  assert.equal(answer.type, 'result', JSON.stringify(body));
  assert.equal(answer.attachmentLayout, 'list');
  assert.ok(Array.isArray(answer.attachments));
  assert.ok(answer.attachments.length <= 25);
  return answer.attachments.map(hitOf);
}

export function titlesOf(answer: BotAnswer): readonly string[] {
  return found(answer).map(({ title }) => title);
}

/** The line that stands in the place of hits. Fails when there are hits. */
export function noteOf({ status, body }: BotAnswer): string {
  assert.equal(status, 200);
  const answer = composeAnswer(body);
  assert.equal(answer.type, 'message', JSON.stringify(body));
  assert.equal(typeof answer.text, 'string');
  return String(answer.text);
}

/** The card in a dialog. Fails for an answer of another shape. */
export function dialogIn({ status, body }: BotAnswer): Shown {
  assert.equal(status, 200);
  const { type, value } = taskIn(body);
  assert.ok(type === 'continue' && isJson(value) && isJson(value.card), JSON.stringify(body));
  assert.equal(value.card.contentType, 'application/vnd.microsoft.card.adaptive');
  assert.ok(typeof value.title === 'string' && value.title !== '');
  assert.ok(isJson(value.card.content));
  return { id: '', conversationId: '', card: value.card.content, text: '', summary: '', updates: 0 };
}

/** The line that a dialog shows in the place of a card. */
export function dialogLineIn({ status, body }: BotAnswer): string {
  assert.equal(status, 200);
  const { type, value } = taskIn(body);
  assert.equal(type, 'message', JSON.stringify(body));
  return String(value);
}

function taskIn(body: unknown): Record<string, unknown> {
  assert.ok(isJson(body) && isJson(body.task) && !('composeExtension' in body), JSON.stringify(body));
  return body.task;
}

let inserted = 0;

/** Sends a message with this card, as the client does for a person: everybody in the chat sees it. */
export function inserts(seat: Seat, { shown }: FoundHit): Shown {
  inserted += 1;
  const id = `inserted-${inserted}`;
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: shown.card }];
  seat.conversation.add(id, { type: 'message', attachments });
  return seat.now({ ...shown, id });
}

function composeAnswer(body: unknown): Record<string, unknown> {
  assert.ok(isJson(body) && isJson(body.composeExtension), JSON.stringify(body));
  return body.composeExtension;
}

function hitOf(attachment: unknown): FoundHit {
  assert.ok(isJson(attachment) && isJson(attachment.content) && isJson(attachment.preview));
  assert.equal(attachment.contentType, 'application/vnd.microsoft.card.adaptive');
  assert.equal(attachment.preview.contentType, 'application/vnd.microsoft.card.thumbnail');
  const { content } = attachment.preview;
  assert.ok(isJson(content));
  const tap = isJson(content.tap) ? content.tap : {};
  const shown = { id: '', conversationId: '', card: attachment.content, text: '', summary: '', updates: 0 };
  return { title: String(content.title), text: String(content.text), item: tap.value, shown };
}
