import assert from 'node:assert/strict';
import type { Card } from '../../src/outbox/sender.js';
import { buttonsOf, isJson } from './fake-teams/card-parts.js';

/** The ids that `src/demo/playground.ts` gives. */
const GROUP_CHAT = 'group-chat-id';
const VISITOR_ID = '29:visitor';

/** A hit of a search command, as the Playground passes it on. */
export interface ComposeHit {
  readonly title: string;
  readonly card: Card;
  /** The payload of the button on the card. */
  readonly buttonData: unknown;
}

/** Lets somebody of the group chat do something, by the Playground's own interface; gives the answer of the bot. */
export async function invokeInGroup(url: string, userId: string, name: string, fields: object): Promise<unknown> {
  return post(`${url}/_conversation/v1/invoke`, {
    name,
    from: { id: userId },
    conversation: { id: GROUP_CHAT },
    ...fields,
  });
}

/** The visitor's hits in the compose box of the group chat. */
export async function queryHits(url: string, commandId: string, text: string): Promise<readonly ComposeHit[]> {
  const parameters = [{ name: 'query', value: text }];
  const value = { commandId, parameters, queryOptions: { skip: 0, count: 25 } };
  const body = await invokeInGroup(url, VISITOR_ID, 'composeExtension/query', { value });
  assert.ok(isJson(body) && isJson(body.composeExtension), JSON.stringify(body));
  const { attachments } = body.composeExtension;
  assert.ok(Array.isArray(attachments), JSON.stringify(body));
  return attachments.map((attachment: unknown) => {
    assert.ok(isJson(attachment) && isJson(attachment.content) && isJson(attachment.preview));
    const preview = isJson(attachment.preview.content) ? attachment.preview.content : {};
    const [button] = buttonsOf(attachment.content);
    return { title: String(preview.title), card: attachment.content, buttonData: button?.data };
  });
}

/** Puts a message with this card into the group chat; gives its id. */
export async function insertCard(url: string, card: Card): Promise<string> {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  const path = `${url}/_connector/v3/conversations/${GROUP_CHAT}/activities`;
  const body = await post(path, { type: 'message', from: { id: '28:spagaat' }, attachments });
  assert.ok(isJson(body) && typeof body.id === 'string', JSON.stringify(body));
  return body.id;
}

/** The card in the answer to a click. */
export function cardAnswer(body: unknown): unknown {
  assert.ok(isJson(body) && body.type === 'application/vnd.microsoft.card.adaptive', JSON.stringify(body));
  return body.value;
}

async function post(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  assert.ok(response.ok, `${response.status} ${text}`);
  return JSON.parse(text);
}
