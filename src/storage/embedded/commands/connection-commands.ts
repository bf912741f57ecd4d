import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../values/documents.js';
import type { CommandHandler } from './engine-state.js';
import { checkOptions } from './options.js';

/**
 * What the engine says it is: a single server of MongoDB 7.0's wire version, without sessions (so the driver sends none,
 * and refuses transactions itself).
 */
const hello: CommandHandler = (_command, { now }) => ({
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
});

/** Who asks wants to know whether this database can be used: so a disk that takes no writes is told. */
const ping: CommandHandler = async (command, { store }) => {
  checkOptions(command, []);
  await store.checkDisk();
  return { ok: 1 };
};

const buildInfo: CommandHandler = () => ({
  version: '7.0.0',
  versionArray: [7, 0, 0, 0],
  gitVersion: 'embedded engine',
  modules: [],
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  ok: 1,
});

const endSessions: CommandHandler = () => ({ ok: 1 });

/** The commands about the connection and the server itself. */
export const CONNECTION_COMMANDS: Readonly<Record<string, CommandHandler>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  endSessions,
};
