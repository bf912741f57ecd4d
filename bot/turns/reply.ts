import { plainLine } from '../../cards/escape.js';
import type { RenderedCard } from '../../cards/render.js';
import { escapeContent } from '../../src/html.js';
import { isDialogName } from '../incoming/compose-call.js';
import type { Scope } from '../incoming/incoming.js';

/** A handler's answer. `bot/bot.ts` makes a message or an invoke response of it. */
export type Reply =
  /**
   * A new message with this card, followed by `more` in messages of their own; after a click: this card alone, in the place of
   * the clicked one.
   */
  | { readonly kind: 'card'; readonly rendered: RenderedCard; readonly more?: readonly RenderedCard[] }
  /** After a click: a short text below the card, which stays as it is, with what was filled in. */
  | { readonly kind: 'hint'; readonly text: string }
  /** Hits for a list that is searched while one types. */
  | { readonly kind: 'hits'; readonly hits: readonly Hit[] }
  /** Cards to put into a message: hits of a search command, the one that was chosen, or what a link becomes. */
  | { readonly kind: 'found'; readonly found: readonly Found[] }
  /** A card in a dialog of Teams, over the chat in which an action command was chosen. */
  | { readonly kind: 'dialog'; readonly title: string; readonly rendered: RenderedCard }
  | { readonly kind: 'silence' };

/** A card for the compose box, with what the list shows of it. */
export interface Found {
  readonly title: string;
  readonly text: string;
  readonly rendered: RenderedCard;
  /** Sent back when this hit is chosen; if absent, the card goes into the message as it is. */
  readonly item?: Readonly<Record<string, string | number>>;
}

export interface Hit {
  readonly title: string;
  readonly value: string;
}

export const SILENCE: Reply = { kind: 'silence' };

/** No hit, said without words: behind the last page, or a link that is not ours. */
export const NOTHING_FOUND: Reply = { kind: 'found', found: [] };

/** The reply that offers these cards. */
export function found(all: readonly Found[]): Reply {
  return { kind: 'found', found: all };
}

/**
 * A "no" as a reply. Where others read along it is one line, and the card stays: the buttons of a notice would not work there.
 */
export function no(notice: RenderedCard, scope: Scope): Reply {
  return scope === 'personal' ? card(notice) : hint(notice.summary);
}

/** All that a short message says, where no card can stand; of another card what its notification says. */
export function lineOf({ line, summary }: RenderedCard): string {
  return line ?? summary;
}

/** The reply that shows this card. */
export function card(rendered: RenderedCard): Reply {
  return { kind: 'card', rendered };
}

/** The reply that shows all of these cards. Throws a RangeError when there is none. */
export function cards([rendered, ...more]: readonly RenderedCard[]): Reply {
  if (rendered === undefined) throw new RangeError('no card to show');
  return { kind: 'card', rendered, more };
}

/** The reply that shows this card in a dialog. Its buttons must be Action.Submit: a dialog knows no Action.Execute. */
export function dialog(title: string, rendered: RenderedCard): Reply {
  return { kind: 'dialog', title, rendered };
}

/** The reply that is a line of plain text. */
export function hint(text: string): Reply {
  return { kind: 'hint', text };
}

/** The body of the HTTP answer to an invoke. */
export interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/**
 * The answer to an invoke. Errors go inside the body, under HTTP 200: anything else is shown by Teams as "something went
 * wrong" (Microsoft, Universal Action Model, response format).
 */
export function invokeBodyOf(reply: Reply): InvokeBody {
  switch (reply.kind) {
    case 'card':
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.rendered.card };
    case 'hint':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
    case 'hits':
      return {
        statusCode: 200,
        type: 'application/vnd.microsoft.search.searchResponse',
        value: { results: reply.hits },
      };
    case 'found':
    case 'dialog':
    case 'silence':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
  }
}

/** The answer to an invoke that cannot be understood. */
export function invokeFault(message: string): InvokeBody {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } };
}

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

/**
 * The answer to the compose box (Microsoft, respond to search command and to action command): cards, a dialog, or one
 * line of plain text. For a notice that line is the title. `name` is that of the invoke: a dialog waits for an answer
 * of its own shape.
 */
export function composeBodyOf(reply: Reply, name: unknown): object {
  const line = isDialogName(name) ? dialogLine : composeLine;
  switch (reply.kind) {
    case 'found': {
      const attachments = reply.found.map(attachmentOf);
      return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
    }
    case 'card':
      return line(reply.rendered.summary);
    case 'dialog':
      return dialogOf(reply);
    case 'hint':
      return line(reply.text);
    case 'hits':
    case 'silence':
      return line('');
  }
}

function composeLine(text: string): object {
  return { composeExtension: { type: 'message', text } };
}

function dialogLine(text: string): object {
  return { task: { type: 'message', value: text } };
}

function dialogOf({ title, rendered }: Extract<Reply, { kind: 'dialog' }>): object {
  const attachment = { contentType: ADAPTIVE_CARD, content: rendered.card };
  return { task: { type: 'continue', value: { title, height: 'large', width: 'medium', card: attachment } } };
}

function attachmentOf({ title, text, rendered, item }: Found): object {
  const tap = item === undefined ? {} : { tap: { type: 'invoke', value: item } };
  // The text of a thumbnail card may hold HTML; that of people must not.
  const preview = { title: plainLine(title), text: escapeContent(plainLine(text)), ...tap };
  return {
    contentType: ADAPTIVE_CARD,
    content: rendered.card,
    preview: { contentType: THUMBNAIL, content: preview },
  };
}
