import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../values/documents.js';
import type { Command } from './engine-state.js';

/**
 * The engine's description of itself: a single server of MongoDB 7.0's wire version, without sessions (so the driver sends none,
 * and refuses transactions itself).
 */
const hello: Command = {
  options: 'any',
  run: (_command, { now }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: now(),
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }),
};

/** A ping asks whether this database can be used, so a disk that takes no writes is an error here. */
const ping: Command = {
  options: [],
  run: async (_command, { store }) => {
    await store.checkDisk();
    return { ok: 1 };
  },
};

/** The commands about the connection and the server itself. The driver greets with `ismaster` and asks on with `hello`. */
export const CONNECTION_COMMANDS: Readonly<Record<string, Command>> = { hello, ismaster: hello, ping };
