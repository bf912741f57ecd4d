import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { codeOf, createSparingLog } from '../sparing-log.js';
import { beginWork } from '../under-way.js';
import { TITLES } from './problem-titles.js';
import { isHopeless, keepBody, NOTHING, readBody } from './request-body.js';
import { faultOfHead, type HeadFault, hasBody, LARGEST_BODY } from './request-head.js';

/** How much time and room those who connect get. All times in ms. */
export interface Limits {
  /** Open connections allowed; further ones are refused. */
  readonly connections: number;
  /** Until the head of a request is there, counted from the connection or from the answer before. */
  readonly headMs: number;
  /** Until all of a request is there. */
  readonly requestMs: number;
  /** A connection on which nothing moves is closed; longer than any answer takes. */
  readonly idleMs: number;
  /** How often is looked who is too slow. */
  readonly lookMs: number;
}

/** A proxy before us sends a request in one go; a person on a bad line has a proxy between. */
export const USUAL_LIMITS: Limits = {
  connections: 4_000,
  headMs: 10_000,
  requestMs: 20_000,
  idleMs: 120_000,
  lookMs: 1_000,
};

/** Bytes of all header lines together; Node's own default, written down because a token has to fit. */
const LARGEST_HEAD = 16 * 1_024;

export interface ListenerParts {
  /** Answers a request whose head was looked at and whose body has been read (`bodyOf`). */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Headers of every answer, refusals included. */
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Node's HTTP server with a limit on everything that somebody outside decides: connections, time, heads, bodies.
 * Ambiguous requests are refused before they are handled (`faultOfHead`). An upgrade is not offered and so ignored, as
 * RFC 9110 allows. No failure of a connection, a request or an answer goes unheard or ends the process.
 */
export function createListener({ answer, headers, limits, log, clock }: ListenerParts): Server {
  const tell = createSparingLog(log, clock);
  const open = new WeakMap<Socket, Set<ServerResponse>>();
  let requests = 0;

  const server = createServer({
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookMs,
    maxHeaderSize: LARGEST_HEAD,
  });
  server.maxConnections = limits.connections;
  server.timeout = limits.idleMs;
  // None are cut off: a header that is left out unseen is worse than one that is refused (`faultOfHead`).
  server.maxHeadersCount = 0;

  function refuse(response: ServerResponse, status: number): void {
    response.writeHead(status, { ...headers, ...problemHeaders(status), Connection: 'close' });
    response.end(problemText(status));
  }

  /** Refuses what is not looked at, with a word for the log. A sender who is under way gets to finish, or would miss the answer. */
  async function turnAway(
    { status, fault }: HeadFault,
    request: IncomingMessage,
    response: ServerResponse,
    isAwaited: boolean,
  ) {
    tell('a request was refused', fault);
    const isUnderWay = !isAwaited && !isHopeless(request, LARGEST_BODY);
    const read = isUnderWay ? await readBody(request, LARGEST_BODY) : null;
    if (read !== 'broken off') refuse(response, status);
  }

  async function take(request: IncomingMessage, response: ServerResponse, isAwaited: boolean): Promise<void> {
    const fault = faultOfHead(request);
    if (fault !== null) return turnAway(fault, request, response, isAwaited);
    if (isAwaited) response.writeContinue();
    const body = hasBody(request) ? await readBody(request, LARGEST_BODY) : NOTHING;
    if (body === 'broken off') return;
    if (body === 'too large') {
      tell('a request was refused', 'body');
      return refuse(response, 413);
    }
    keepBody(request, body);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response);
  }

  function receive(request: IncomingMessage, response: ServerResponse, isAwaited: boolean): void {
    requests += 1;
    const work = beginWork({ request: requests, method: request.method ?? '' });
    const beside = open.get(request.socket) ?? new Set();
    open.set(request.socket, beside.add(response));
    response.once('close', () => {
      beside.delete(response);
      // A request that broke off is told of as such; Node says nothing of an answer that nobody is there to take.
      if (request.complete && !response.writableFinished) {
        work.run(() => tell('an answer was not taken', response.headersSent ? 'halfway' : 'before it began'));
      }
      work.end();
    });
    work.run(() => {
      request.on('error', (error) => tell('a request broke off', codeOf(error)));
      response.on('error', (error) => tell('an answer could not be given', codeOf(error)));
      // A failure here is a bug of ours or of the router; it is this request's and nobody else's.
      take(request, response, isAwaited).catch((error: unknown) => {
        log.error({ err: error }, 'a request failed');
        if (response.headersSent) response.destroy();
        else refuse(response, 500);
      });
    });
  }

  server.on('request', (request, response) => receive(request, response, false));
  server.on('checkContinue', (request, response) => receive(request, response, true));
  server.on('checkExpectation', (_request, response) => {
    tell('a request was refused', 'expect');
    refuse(response, 417);
  });
  server.on('clientError', (error: Error, socket: Socket) => {
    tell('a connection was given up', codeOf(error));
    // Bytes behind an answer that has begun would be taken for a part of it.
    const begun = [...(open.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (begun || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(answerText(CLIENT_STATUS[codeOf(error)] ?? 400, headers));
    socket.destroySoon();
  });
  server.on('drop', () => tell('a connection was not taken', 'too many'));
  // Such as a process that has no file left for another connection; those that it has go on.
  server.on('error', (error) => {
    if (server.listening) log.error({ err: error }, 'a connection could not be taken');
  });
  return server;
}

const CLIENT_STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

function problemText(status: number): string {
  return JSON.stringify({ status, title: TITLES[status] ?? TITLES[400] });
}

function problemHeaders(status: number): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(problemText(status))),
  };
}

/** A whole answer as bytes, for a connection on which no request could be read. */
function answerText(status: number, headers: Readonly<Record<string, string>>): string {
  const all = { ...headers, ...problemHeaders(status), Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${problemText(status)}`;
}
