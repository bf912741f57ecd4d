import { systemClock } from './clock.js';
import { FAILED, isDryRun, refuse, runCommand } from './command.js';
import { createCommandServices } from './command-services.js';
import { readConfig } from './config.js';
import { createLog } from './log.js';
import { retentionTable } from './retention/retention-report.js';
import type { RetentionService } from './retention/retention-service.js';
import { DirectoryInUse } from './storage/embedded/folder/lock.js';
import { adviceOf, openStorage } from './storage/storage.js';

/**
 * `npm run retention`: removes now what was kept long enough. With `--dry-run`: tells what that would be, and removes
 * nothing. On the database of the settings; the data folder of a program that runs cannot be opened beside it.
 */
async function main(options: readonly string[]): Promise<number> {
  const dryRun = isDryRun(options);
  if (typeof dryRun === 'number') return dryRun;
  const config = readConfig(process.env);
  // Where there is something to say it is said below; a rule that fails is told in full.
  const log = createLog('error');
  const storage = await openStorage(config.storage, { log, unhurried: true });
  try {
    const { retention } = await createCommandServices({ config, storage, clock: systemClock, log });
    return await (dryRun ? preview(retention) : remove(retention));
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

function adviceOn(error: unknown): string | null {
  if (!(error instanceof DirectoryInUse)) return adviceOf(error);
  return `${error.message}\nA program that runs removes by itself every night; this command can use the folder once it is stopped.`;
}

runCommand(main, adviceOn);
