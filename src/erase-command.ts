import { systemClock } from './clock.js';
import { BAD_INPUT, FAILED, refuse, runCommand } from './command.js';
import { createCommandServices } from './command-services.js';
import { readConfig } from './config.js';
import { createLog } from './log.js';
import { DirectoryInUse } from './storage/embedded/folder/lock.js';
import { adviceOf, openStorage } from './storage/storage.js';
import { ERASE, readEraseCall } from './tenants/erase-call.js';
import { ERASED_KINDS, type TenantCounts } from './tenants/tenant-erasing.js';

const USAGE = `Say which tenant: npm run erase -- <tenant id>
That tells what would be erased, and erases nothing. With ${ERASE} behind it, it erases.`;

/** The counted kinds, in an administrator's words. */
const WHAT: Readonly<Record<(typeof ERASED_KINDS)[number], string>> = {
  people: 'people with their profile, address and links',
  votes: 'votes in rounds that are not sealed',
  messages: 'records of messages to them',
  matches: 'places in matches; the others keep theirs',
  agreements: 'agreements; what others are part of stays theirs, without a trace of these people',
  posts: 'posts in conversations',
  proposals: 'dilemmas that they brought in; what became of them stays',
  audit: 'entries in the log of facilitators',
  channels: 'channels of its teams',
};

/**
 * `npm run erase -- <tenant id>`: tells what is kept of a tenant that is switched off; with `--erase`, erases it. On
 * the database of the settings; the data folder of a program that runs cannot be opened beside it.
 */
async function main(words: readonly string[]): Promise<number> {
  const call = readEraseCall(words);
  if (call === null) return refuse(USAGE, BAD_INPUT);
  const { tenantId, isErasing } = call;
  const config = readConfig(process.env);
  const storage = await openStorage(config.storage);
  try {
    // Nothing is sent and no loop runs: the parts are joined, and one of them is used.
    const parts = { config, storage, clock: systemClock, log: createLog('error') };
    const { erasing, isOn } = await createCommandServices(parts);
    if (isErasing && isOn(tenantId)) return refuse(stillOn(config.allowedTenants, tenantId), FAILED);
    const counts = await (isErasing ? erasing.erase(tenantId) : erasing.preview(tenantId));
    const title = isErasing ? 'Erased:' : `Nothing was erased. With ${ERASE} this would go:`;
    process.stdout.write(table(title, counts));
    return 0;
  } finally {
    await storage.close();
  }
}

function stillOn(allowed: ReadonlySet<string>, tenantId: string): string {
  if (allowed.size === 0)
    return 'ALLOWED_TENANTS is empty, so every tenant is switched on. Name those that stay, start the program again, then erase';
  return allowed.has(tenantId)
    ? 'This tenant is switched on: its people could come back while they are erased. Take it out of ALLOWED_TENANTS, start the program again, then erase'
    : 'This tenant is switched on: its people could come back while they are erased. An owner switches it off in the tab, then erase';
}

function table(title: string, counts: TenantCounts): string {
  const width = Math.max(...ERASED_KINDS.map((kind) => kind.length));
  const digits = Math.max(...Object.values(counts).map((count) => String(count).length));
  const lines = ERASED_KINDS.map((kind) =>
    ['', kind.padEnd(width), String(counts[kind]).padStart(digits), WHAT[kind]].join('  '),
  );
  return `${[title, ...lines].join('\n')}\n`;
}

function adviceOn(error: unknown): string | null {
  if (error instanceof DirectoryInUse) return `${error.message}\nStop the program first, or use a MongoDB.`;
  return adviceOf(error);
}

runCommand(main, adviceOn);
