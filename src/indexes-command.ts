import { FAILED, isDryRun, refuse, runCommand } from './command.js';
import { readConfig } from './config.js';
import { createLog } from './log.js';
import { dial, PATIENT_MS, refuseNewer } from './storage/connect.js';
import { type IndexUpkeep, planUpkeep } from './storage/indexes/index-upkeep.js';
import { adviceOf, reach } from './storage/storage.js';

/**
 * `npm run indexes`: makes the declared indexes that are missing and drops those that nobody declares. With `--dry-run`:
 * tells what that would be, and changes nothing. On the database of the settings, beside a program that runs on it.
 */
async function main(options: readonly string[]): Promise<number> {
  const dryRun = isDryRun(options);
  if (typeof dryRun === 'number') return dryRun;
  const { storage } = readConfig(process.env);
  const connection = await reach(storage, async (uri) => dial(uri, storage.database, { socketMs: PATIENT_MS }));
  try {
    await refuseNewer(connection);
    const upkeep = await planUpkeep(connection.db, createLog('warn'));
    if (upkeep.steps.length === 0) say('The database has the declared indexes, and no others.');
    else if (dryRun) say('Nothing was changed. A run would:', ...upkeep.steps.map(({ what }) => `  ${what}`));
    else return await carryOut(upkeep);
    return 0;
  } finally {
    await connection.close();
  }
}

/** One that cannot be done, such as dropping the index of a shard key, does not keep the others from being done. */
async function carryOut({ steps }: IndexUpkeep): Promise<number> {
  let code = 0;
  for (const { what, run } of steps) {
    say(what);
    await run().catch((error: unknown) => {
      code = refuse(`  not done: ${error instanceof Error ? error.message : error}`, FAILED);
    });
  }
  return code;
}

function say(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

runCommand(main, adviceOf);
