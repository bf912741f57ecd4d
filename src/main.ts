import { createApp } from './app.js';
import { systemClock } from './clock.js';
import { ConfigError, readConfig } from './config.js';
import { createLog } from './log.js';
import { adviceOf, openStorage } from './storage/storage.js';

/** The time from the signal to stop until the process is gone, whatever happens (ms). */
const STOP_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const storage = await openStorage(config.storage, { log });
  const app = await createApp({ config, storage, clock: systemClock, log });
  const port = await app.listen();
  app.startLoops();
  log.info({ port, storage: config.storage.kind, production: config.production }, 'Spagaat is ready');

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await app.stop();
    await storage.close();
    process.exit(0);
  }
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const advice = error instanceof ConfigError ? error.message : (adviceOf(error) ?? error);
  process.stderr.write(`${advice instanceof Error ? advice.stack : advice}\n`);
  process.exit(1);
});
