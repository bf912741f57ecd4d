import restify, { type Next, type Request, type Response } from 'restify';
import { type HttpServer, LARGEST_BODY, problem } from './server.js';
import { wellFormedBody } from './well-formed.js';

/** What is needed of a request: the parsed body, and the headers with Azure's token. */
export interface ReceivedRequest {
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly method: string;
}

/**
 * Takes an activity that came in over HTTP and answers it; authentication is in there (`bot/adapter.ts`). Rejects for one
 * thing only: what came in is no activity.
 */
export type Receive = (request: ReceivedRequest, response: Response) => Promise<void>;

/** `POST /api/messages`: the address that Azure Bot Service delivers to. JSON only, at most 256 kB. */
export function addMessages({ routes }: HttpServer, receive: Receive): void {
  const parsers = restify.plugins.bodyParser({ mapParams: false, maxBodySize: LARGEST_BODY });
  routes.post('/api/messages', jsonOnly, ...parsers, async (request: Request, response: Response) => {
    const { body, headers } = request;
    await receive({ body: wellFormedBody(body), headers, method: 'POST' }, response).catch(() =>
      problem(response, 400),
    );
  });
}

/** Refuses every body that does not say that it is JSON. */
export function jsonOnly(request: Request, response: Response, next: Next): void {
  if (request.is('json')) {
    next();
    return;
  }
  problem(response, 415);
  next(false);
}
