import type { Request, Response } from 'restify';
import { jsonBody } from './json-body.js';
import { LARGEST_BODY } from './request-head.js';
import { type HttpServer, problem } from './server.js';

/** The answer to an activity: a status, and what an invoke is answered with. */
export interface ActivityAnswer {
  readonly status: number;
  readonly body?: object;
}

/**
 * Takes a request body and its authorization header; the sender is checked inside (`bot/teams/receive.ts`). Never
 * rejects.
 */
export type Receive = (body: unknown, authorization: string) => Promise<ActivityAnswer>;

/** `POST /api/messages`: the address that Azure Bot Service delivers to. JSON only, at most 256 kB. */
export function addMessages({ routes }: HttpServer, receive: Receive): void {
  routes.post('/api/messages', jsonBody(LARGEST_BODY), async (request: Request, response: Response) => {
    const { status, body } = await receive(request.body, request.header('authorization') ?? '');
    if (status >= 400) problem(response, status);
    else if (body === undefined) response.sendRaw(status, '');
    else response.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json' });
  });
}
