import { createApp } from './app.js';
import type { App } from './app-parts.js';
import { systemClock } from './clock.js';
import { readConfig } from './config.js';
import { ConfigError } from './config-values.js';
import { createLastResort } from './last-resort.js';
import { createLog } from './log.js';
import { quietConsole } from './quiet-console.js';
import { adviceOf, openStorage, type Storage } from './storage/storage.js';

/** The time from the signal to stop until the process is gone, whatever happens (ms). */
const STOP_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  quietConsole(console, log);
  let storage: Storage | undefined;
  let app: App | undefined;
  let stopping = false;

  async function stop(signal: string, code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    try {
      await app?.stop();
      await storage?.close();
      process.exit(code);
    } catch (error) {
      log.error({ err: error }, 'stopping failed');
      process.exit(1);
    }
  }

  const { uncaughtException, unhandledRejection } = createLastResort({
    log,
    endInOrder: (why) => void stop(why, 1),
  });
  process.on('uncaughtException', uncaughtException);
  process.on('unhandledRejection', unhandledRejection);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop(signal, 0));

  storage = await openStorage(config.storage, { log });
  app = createApp({ config, storage, clock: systemClock, log });
  const port = await app.listen();
  app.startLoops();
  log.info(
    { port, opsPort: app.opsPort, storage: config.storage.kind, production: config.production },
    'Spagaat is ready',
  );
}

main().catch((error: unknown) => {
  const advice = error instanceof ConfigError ? error.message : (adviceOf(error) ?? error);
  process.stderr.write(`${advice instanceof Error ? advice.stack : advice}\n`);
  process.exit(1);
});
