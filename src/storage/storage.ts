import type { StorageSetting } from '../config.js';
import { type CommandListener, connect } from './connect.js';
import { startEmbeddedEngine } from './embedded/engine.js';
import { createStores, type Stores } from './stores.js';

/** The stores with the connection below them. Who opens it closes it. */
export interface Storage {
  readonly stores: Stores;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database that is configured: a MongoDB, or the embedded engine in its folder. */
export async function openStorage(setting: StorageSetting, listener?: CommandListener): Promise<Storage> {
  const engine = setting.kind === 'embedded' ? await startEmbeddedEngine({ directory: setting.directory }) : null;
  const uri = setting.kind === 'mongodb' ? setting.uri : (engine?.uri ?? '');
  try {
    const connection = await connect(uri, setting.database, listener);
    return {
      stores: createStores(connection.db),
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
