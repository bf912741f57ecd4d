import type { Request, Response } from 'restify';
import { jsonBody } from './json-body.js';
import { LARGEST_BODY } from './request-head.js';
import { type HttpServer, problem } from './server.js';

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
  routes.post('/api/messages', jsonBody(LARGEST_BODY), async (request: Request, response: Response) => {
    const { body, headers } = request;
    await receive({ body, headers, method: 'POST' }, response).catch(() => problem(response, 400));
  });
}
