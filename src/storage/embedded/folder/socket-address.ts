import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Address } from '../wire/server.js';

/** The path of a unix socket fits in 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;

/** The system's errors for "nobody listens". Anything else, such as a full queue or a refused permission, is no proof of that. */
const NOBODY_LISTENS: ReadonlySet<string | undefined> = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ENOTDIR',
  'ENOTSOCK',
  'ETIMEDOUT',
]);

/** Where the engine listens, and what is to be tidied away afterwards. */
export interface EngineAddress {
  readonly address: Address;
  readonly uri: (port: number) => string;
  /** Takes the socket and its folder away. The caller must hold the lock of the data folder. */
  readonly remove: () => void;
}

/**
 * A unix socket in a folder inside the data folder that only its owner can enter (0700). Windows has no such thing for the
 * driver: there a free port on loopback. Leftovers of an earlier engine are removed, so the caller must hold the lock.
 */
export function addressFor(directory: string, platform: NodeJS.Platform = process.platform): EngineAddress {
  if (platform === 'win32') {
    return {
      address: { host: '127.0.0.1', port: 0 },
      uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
      remove: () => {},
    };
  }
  const folder = socketFolder(directory);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const way = wayTo(folder);
  return {
    address: { socketPath: way.socketPath },
    uri: () => `mongodb://${encodeURIComponent(way.socketPath)}/?directConnection=true`,
    remove: () => {
      way.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * True when an engine listens for this data folder: on its socket, or on `port` of this machine when one is given. Also
 * true when that cannot be told. The system itself takes the connection, so a busy or halted engine answers too, and one
 * in another container with the same volume as well.
 */
export async function engineAnswers(directory: string, port: number | null): Promise<boolean> {
  if (port !== null) return answers({ host: '127.0.0.1', port });
  if (process.platform === 'win32') return false;
  const way = wayTo(socketFolder(directory));
  try {
    return await answers({ path: way.socketPath });
  } finally {
    way.remove();
  }
}

function answers(address: { readonly path: string } | { readonly host: string; readonly port: number }) {
  return new Promise<boolean>((settle) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', (cause: NodeJS.ErrnoException) => settle(!NOBODY_LISTENS.has(cause.code)));
  });
}

function socketFolder(directory: string): string {
  return join(resolve(directory), 'run');
}

/**
 * A path to the socket that is short enough. The socket always stands in the data folder, where every process that has
 * the data can find it; when that is too deep, a link in the system's temporary folder leads there.
 */
function wayTo(folder: string): { readonly socketPath: string; readonly remove: () => void } {
  const socketPath = join(folder, 'engine.sock');
  if (Buffer.byteLength(socketPath) <= LONGEST_SOCKET_PATH) return { socketPath, remove: () => {} };
  const shortcut = mkdtempSync(join(tmpdir(), 'spagaat-'));
  symlinkSync(folder, join(shortcut, 'run'));
  return {
    socketPath: join(shortcut, 'run', 'engine.sock'),
    remove: () => rmSync(shortcut, { recursive: true, force: true }),
  };
}
