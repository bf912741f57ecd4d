import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';

/** Largest request (bytes). A Teams activity is at most 100 kB of message plus its envelope. */
export const LARGEST_BODY = 256 * 1_024;

/** Time for requests under way when the program stops (ms). */
const STOP_MS = 8_000;

export interface HttpServer {
  /** Where routes are added, before `listen`. */
  readonly routes: Server;
  /** Starts to listen; gives the port (the one that was free, when asked for port 0). */
  listen(port: number, host: string): Promise<number>;
  /** Takes nothing new, lets what is under way finish, and is closed within ten seconds whatever happens. */
  stop(): Promise<void>;
}

/** A restify server that says little about itself, and nothing about a failure but that there was one. */
export function createHttpServer(log: Log): HttpServer {
  const routes = restify.createServer({ name: 'spagaat', handleUncaughtExceptions: false });
  routes.pre((_request: Request, response: Response, next: Next) => {
    response.removeHeader('Server');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  routes.on(
    'restifyError',
    (_request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      // An outage of the database is said once, where it is seen: not by everybody who asks meanwhile.
      const isDown = isStorageDown(error);
      const status = isDown ? 503 : (error.statusCode ?? 500);
      if (status >= 500 && !isDown) log.error({ err: error }, 'request failed');
      else log.debug({ err: error }, 'request refused');
      if (!response.headersSent) problem(response, status);
      done();
    },
  );

  return {
    routes,

    listen: (port, host) =>
      new Promise((resolve, reject) => {
        routes.server.once('error', reject);
        routes.listen(port, host, () => {
          const address = routes.server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),

    stop: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => routes.server.closeAllConnections(), STOP_MS);
        // A connection whose last request ends from now on is not kept open for a next one.
        routes.server.keepAliveTimeout = 1;
        routes.server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        routes.server.closeIdleConnections();
      }),
  };
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not well formed',
  404: 'There is nothing here',
  405: 'This address does not take that method',
  413: 'The request is too large',
  415: 'Only application/json is taken here',
  500: 'Something went wrong on our side',
  503: 'Not ready',
};

/** A problem document (RFC 9457) with a sentence for the status. */
export function problem(response: Response, status: number): void {
  const title = TITLES[status] ?? TITLES[status >= 500 ? 500 : 400];
  // `sendRaw`, not `end`: restify has to know that the answer was given, or it would send its own after it.
  response.sendRaw(status, JSON.stringify({ status, title }), { 'Content-Type': 'application/problem+json' });
}
