import type { StorageSetting } from '../config.js';
import { createLog, type Log } from '../log.js';
import { type CommandListener, connect } from './connect.js';
import { startEmbeddedEngine } from './embedded/engine.js';
import { createOutageLog } from './outage-log.js';
import { createStores, type Stores } from './stores.js';

/** The stores with the connection below them. Who opens it closes it. */
export interface Storage {
  readonly stores: Stores;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Where is said what takes long and what fails; absent: nowhere. */
  readonly log?: Log;
  readonly listener?: CommandListener;
}

/** Opens the database that is configured: a MongoDB, or the embedded engine in its folder. */
export async function openStorage(setting: StorageSetting, options: OpenOptions = {}): Promise<Storage> {
  const { log = createLog('silent'), listener } = options;
  const engine = setting.kind === 'embedded' ? await startEmbeddedEngine({ directory: setting.directory }) : null;
  const uri = setting.kind === 'mongodb' ? setting.uri : (engine?.uri ?? '');
  try {
    const connection = await connect(uri, setting.database, listener);
    return {
      stores: createStores(
        connection.db,
        createOutageLog(log, () => performance.now()),
      ),
      ping: connection.ping,
      async close() {
        await connection.close();
        await engine?.stop();
      },
    };
  } catch (error) {
    await engine?.stop();
    throw error;
  }
}
