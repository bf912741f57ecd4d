import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Durability, type Environment, openEnvironment, readerTableOf, restrict } from './environment.js';

const draftOf = (path: string): string => `${path}.compact`;

/** Removes the leftovers of a compaction that was stopped halfway. The caller must hold the folder. */
export function clearDraft(path: string): void {
  const draft = draftOf(path);
  for (const file of [draft, readerTableOf(draft)]) rmSync(file, { force: true });
}

/**
 * Puts a copy of this environment in the place of its file, and opens it: LMDB goes through the live pages only, and leaves out
 * the unused part of each, so nothing of what was removed is in it. No write may happen meanwhile. The copy is on the disk
 * before it gets the name, so at any moment one complete file has it. The earlier environment is left open. Rejects, with
 * nothing changed, where there is no room for a second file or it cannot be put in the place of one that is in use.
 */
export async function compacted(from: Environment, path: string, durability: Durability): Promise<Environment> {
  const draft = draftOf(path);
  clearDraft(path);
  let next: Environment | null = null;
  try {
    await from.backup(draft, true);
    restrict(draft, 0o600);
    if (durability === 'disk') sync(draft);
    // Before the name changes, for LMDB is asked for the file and not for its name; afterwards nothing can fail.
    next = openEnvironment(draft, durability);
    renameSync(draft, path);
  } catch (cause) {
    await next?.close();
    clearDraft(path);
    throw cause;
  }
  if (durability === 'disk') sync(dirname(path));
  // The table of readers of the earlier one stays in use until that is closed; on Linux the name is free all the same.
  renameSync(readerTableOf(draft), readerTableOf(path));
  return next;
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
