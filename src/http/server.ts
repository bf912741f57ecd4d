import type { Server as NodeServer } from 'node:http';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import { tellMore } from '../under-way.js';
import { createListener, type Limits, USUAL_LIMITS } from './listener.js';
import { TITLES } from './problem-titles.js';

/** Time for requests under way when the program stops (ms). */
const STOP_MS = 8_000;

export interface HttpServer {
  /** Where routes are added, before `listen`. */
  readonly routes: Server;
  /** Starts to listen; gives the port (the one that was free, when asked for port 0). Rejects when it cannot be had. */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing new, lets what is under way finish, and is closed after `withinMs` whatever happens (`STOP_MS` when absent). */
  stop(withinMs?: number): Promise<void>;
}

export interface HttpServerParts {
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  /** Headers of every answer beside those that all have. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly limits?: Limits;
}

const HEADERS = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };

/**
 * A server that says little about itself, and nothing about a failure but that there was one. restify finds who answers;
 * what comes in has passed `createListener` by then.
 */
export function createHttpServer({ log, clock, headers = {}, limits = USUAL_LIMITS }: HttpServerParts): HttpServer {
  const routes = restify.createServer({ name: 'spagaat', handleUncaughtExceptions: false });
  routes.pre((_request: Request, response: Response, next: Next) => {
    response.removeHeader('Server');
    next();
  });
  // The address as it was declared: one of its parts can be a secret, such as that of a download.
  routes.on('routed', ({ route }: { route?: { path?: unknown } }) => tellMore({ route: String(route?.path) }));
  routes.on('restifyError', (_request: Request, response: Response, error: Failure, done: () => void) => {
    // An outage of the database is said once, where it is seen: not by everybody who asks meanwhile.
    const isDown = isStorageDown(error);
    const status = isDown ? 503 : (error.statusCode ?? 500);
    if (status >= 500 && !isDown) log.error({ err: error }, 'request failed');
    else log.debug({ err: error }, 'request refused');
    if (!response.headersSent) problem(response, status);
    done();
  });
  const server = createListener({
    // `routes` listens nowhere itself: its own server would take upgrades and expectations, and have no limits.
    answer: (request, response) => void routes.server.emit('request', request, response),
    headers: { ...HEADERS, ...headers },
    limits,
    log,
    clock,
  });
  return {
    routes,
    listen: (port, host) => listen(server, port, host),
    stop: (withinMs = STOP_MS) => stop(server, withinMs),
  };
}

interface Failure {
  readonly statusCode?: number;
}

function listen(server: NodeServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) =>
      reject(new Error(`Cannot listen on ${host}, port ${port}: ${cause.message}`, { cause }));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function stop(server: NodeServer, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs);
    // A connection whose last request ends from now on is not kept open for a next one.
    server.keepAliveTimeout = 1;
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** A problem document (RFC 9457) with a sentence for the status. */
export function problem(response: Response, status: number): void {
  const title = TITLES[status] ?? TITLES[status >= 500 ? 500 : 400];
  // `sendRaw`, not `end`: restify has to know that the answer was given, or it would send its own after it.
  response.sendRaw(status, JSON.stringify({ status, title }), { 'Content-Type': 'application/problem+json' });
}
