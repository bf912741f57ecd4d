import { createServer, type Server, type Socket } from 'node:net';
import type { EngineState } from '../commands/engine-state.js';
import { serve } from './connection.js';

/** Where the server listens. */
export type Address = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** A listening server. */
export interface ListeningServer {
  /** The port when the address is TCP, else 0. */
  readonly port: number;
  /** Takes no new clients, ends the present ones, resolves when all are gone. */
  readonly close: () => Promise<void>;
}

/** Listens for clients of the wire protocol. Rejects when the address cannot be had. */
export async function listen(address: Address, state: EngineState): Promise<ListeningServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, state);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen('socketPath' in address ? { path: address.socketPath } : address, resolve);
  });
  // Too many open files, for one: who wanted to connect hears it and tries again, and the others go on.
  server.on('error', state.lost);
  return { port: portOf(server), close: () => close(server, sockets) };
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
