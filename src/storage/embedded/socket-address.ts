import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Address } from './server.js';

/** The path of a unix socket fits in 107 bytes on Linux, 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;

/** Where the engine listens, and what is to be tidied away afterwards. */
export interface EngineAddress {
  readonly address: Address;
  readonly uri: (port: number) => string;
  readonly remove: () => void;
}

/**
 * A unix socket in a folder that only its owner can enter (0700), inside the data folder, or in the system's temporary
 * folder when the path would be too long. Windows has no such thing for the driver: there a free port on loopback.
 */
export function addressFor(directory: string, platform: NodeJS.Platform = process.platform): EngineAddress {
  if (platform === 'win32') {
    return {
      address: { host: '127.0.0.1', port: 0 },
      uri: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
      remove: () => {},
    };
  }
  const folder = socketFolder(resolve(directory));
  const socketPath = join(folder, 'engine.sock');
  rmSync(socketPath, { force: true });
  return {
    address: { socketPath },
    uri: () => `mongodb://${encodeURIComponent(socketPath)}/?directConnection=true`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function socketFolder(directory: string): string {
  const own = join(directory, 'run');
  if (Buffer.byteLength(join(own, 'engine.sock')) > LONGEST_SOCKET_PATH) return mkdtempSync(join(tmpdir(), 'spagaat-'));
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { mode: 0o700 });
  return own;
}
