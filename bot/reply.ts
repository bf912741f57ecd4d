import type { RenderedCard } from '../cards/render.js';

/** What a handler answers. `bot/bot.ts` makes a message or an invoke response of it. */
export type Reply =
  /** A new message with this card; after a click: this card in the place of the clicked one. */
  | { readonly kind: 'card'; readonly rendered: RenderedCard }
  /** After a click: a short text below the card, which stays as it is, with what was filled in. */
  | { readonly kind: 'hint'; readonly text: string }
  /** Hits for a list that is searched while one types. */
  | { readonly kind: 'hits'; readonly hits: readonly Hit[] }
  | { readonly kind: 'silence' };

export interface Hit {
  readonly title: string;
  readonly value: string;
}

export const SILENCE: Reply = { kind: 'silence' };

/** The reply that shows this card. */
export function card(rendered: RenderedCard): Reply {
  return { kind: 'card', rendered };
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
    case 'silence':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
  }
}

/** The answer to an invoke that cannot be understood. */
export function invokeFault(message: string): InvokeBody {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } };
}
