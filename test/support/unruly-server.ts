import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { targetOf } from './tcp-proxy.js';

/** Answers on this connection what no server should; null where all is well. */
export type Unruly = (socket: Socket, asked: Buffer) => void;

/** A server on a port of its own whose connections do what the test wants. */
export interface UnrulyServer {
  readonly port: number;
  /** How often a connection was closed before the server had said all. */
  readonly hungUp: number;
  /** From now on everybody is served like this, open connections too. */
  behaves(how: Unruly | null): void;
  stop(): Promise<void>;
}

/** Without `behaves`, `usually` serves. */
export async function unrulyServer(usually: (socket: Socket) => void): Promise<UnrulyServer> {
  const sockets = new Set<Socket>();
  let how: Unruly | null = null;
  let hungUp = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      if (how !== null) hungUp += 1;
    });
    if (how === null) usually(socket);
    else {
      const present = how;
      socket.once('data', (asked: Buffer) => present(socket, asked));
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server),
    get hungUp() {
      return hungUp;
    },
    behaves(next) {
      cut();
      how = next;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        cut();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Passes everything on to the server behind a `mongodb://` address; `changes` may alter what comes back. */
export function passTo(
  uri: string,
  changes: (answer: Buffer) => Buffer = (answer) => answer,
): (socket: Socket) => void {
  return (socket) => {
    const upstream = createConnection(targetOf(uri));
    socket.pipe(upstream);
    upstream.on('data', (answer: Buffer) => socket.write(changes(answer)));
    upstream.on('error', () => socket.destroy());
    upstream.once('close', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
  };
}

/** Everything that a peer can do to a client on its connection instead of answering, by what it does. */
export const UNRULY: Readonly<Record<string, Unruly>> = {
  resets: (socket) => void socket.resetAndDestroy(),
  'says nonsense': (socket) => void socket.end('\u0000\u0001 inner words \r\n\r\n'),
  'closes without a word': (socket) => void socket.end(),
};

/** The same for HTTP clients. */
export const UNRULY_HTTP: Readonly<Record<string, Unruly>> = {
  ...UNRULY,
  'resets in the middle of an answer': (socket) => {
    socket.write('HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n{"id":', () => socket.resetAndDestroy());
  },
  'gives JSON that is none': (socket) => {
    socket.end('HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 6\r\n\r\n{"id":');
  },
  'says that it is packed, and is not': (socket) => {
    socket.end('HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n{"id":');
  },
  'never comes to an end': (socket) => {
    socket.write('HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n');
    const more = setInterval(() => socket.write('1\r\n \r\n'), 5);
    socket.once('close', () => clearInterval(more));
  },
};
