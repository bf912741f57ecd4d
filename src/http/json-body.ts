import type { Next, Request, Response } from 'restify';
import { bodyOf } from './request-body.js';
import { problem } from './server.js';
import { wellFormedBody } from './well-formed.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A handler that comes before those who use `request.body`: the parsed body. Refuses what does not say that it is JSON
 * (415), what is larger than `largest` bytes (413), and what is no JSON in UTF-8 (400). Half characters in it are marked.
 */
export function jsonBody(largest: number): (request: Request, response: Response, next: Next) => void {
  return function readJson(request, response, next) {
    const refuse = (status: number) => {
      problem(response, status);
      next(false);
    };
    if (!request.is('json')) return refuse(415);
    const bytes = bodyOf(request);
    if (bytes.length > largest) return refuse(413);
    try {
      request.body = bytes.length === 0 ? undefined : wellFormedBody(JSON.parse(utf8.decode(bytes)));
    } catch {
      return refuse(400);
    }
    next();
  };
}
