import { createApp } from '../../app.js';
import { systemClock } from '../../clock.js';
import { ConfigError, readConfig } from '../../config.js';
import { createLog } from '../../log.js';
import { DirectoryInUse } from '../../storage/embedded/lock.js';
import { adviceOf, openStorage } from '../../storage/storage.js';
import { retentionTable } from './retention-report.js';
import type { RetentionService } from './retention-service.js';

const FAILED = 1;
/** Exit code for an option that does not exist. */
const BAD_INPUT = 2;

/**
 * `npm run retention`: removes now what was kept long enough. With `--dry-run`: tells what that would be, and removes
 * nothing. On the database of the settings; the data folder of a program that runs cannot be opened beside it.
 */
async function main(options: readonly string[]): Promise<number> {
  const unknown = options.filter((option) => option !== '--dry-run');
  if (unknown.length > 0)
    return refuse(`There is no option ${unknown.join(' ')}: give --dry-run, or nothing`, BAD_INPUT);
  const config = readConfig(process.env);
  // Where there is something to say it is said below; a rule that fails is told in full.
  const log = createLog('error');
  const storage = await openStorage(config.storage, { log, unhurried: true });
  try {
    const app = await createApp({ config, storage, clock: systemClock, log });
    return await (options.length > 0 ? preview(app.retention) : remove(app.retention));
  } finally {
    await storage.close();
  }
}

async function preview(retention: RetentionService): Promise<number> {
  process.stdout.write(retentionTable('Nothing was removed. A run would remove now:', await retention.preview()));
  return 0;
}

async function remove(retention: RetentionService): Promise<number> {
  const { outcome, counts } = await retention.run();
  if (outcome === 'busy') return refuse('Another process is removing at this moment: nothing was done here', FAILED);
  process.stdout.write(retentionTable('Removed:', counts));
  return outcome === 'done' ? 0 : refuse('Not everything was removed: run it again', FAILED);
}

function refuse(advice: string, code: number): number {
  process.stderr.write(`${advice}\n`);
  return code;
}

function adviceFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof DirectoryInUse) {
    return `${error.message}\nA program that runs removes by itself every night; this command can use the folder once it is stopped.`;
  }
  return adviceOf(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = refuse(adviceFor(error), FAILED);
  },
);
