import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { clearDraft } from './compacting.js';
import { dataState } from './data-state.js';
import { type Durability, openEnvironment, readerTableOf } from './environment.js';
import { type HeaderFault, readHeader } from './lmdb-header.js';
import { walkPages } from './page-walk.js';
import { inWords, RESTORE, UnusableData } from './unusable-data.js';

const FAULTS: Readonly<Record<HeaderFault, string>> = {
  foreign: 'this is no data file of the embedded engine but another file',
  otherVersion: 'this data file was written by another version of LMDB',
  truncated: 'the file ends too early: a piece of it is missing',
  damaged: 'its first pages are damaged',
};

/**
 * Sees to it that there is a sound data file in `path` before LMDB gets to see it, which trusts every byte. Makes a new one
 * only where nothing tells of an earlier service; it appears under its name when it is complete. The caller must hold the
 * folder. Rejects with `UnusableData`, and then nothing was changed.
 */
export async function prepareDataFile(path: string, durability: Durability): Promise<void> {
  const found = look(path);
  if (found !== undefined) clearDraft(path);
  if (found === undefined) await makeNew(path, durability);
  else check(path, found);
}

function look(path: string): Stats | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined && lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new UnusableData(path, 'this is a link to a file that is not there', RESTORE);
  return found;
}

async function makeNew(path: string, durability: Durability): Promise<void> {
  const sign = [`${path}-state`, readerTableOf(path)].find((other) => statSync(other, { throwIfNoEntry: false }));
  if (sign !== undefined)
    throw new UnusableData(path, `the data file is gone, but ${sign} of an earlier service is there`, RESTORE);
  const draft = `${path}.new`;
  const clear = () => {
    for (const file of [draft, readerTableOf(draft)]) rmSync(file, { force: true });
  };
  // Left by a start that was stopped halfway.
  clear();
  try {
    await openEnvironment(draft, durability).close();
    renameSync(draft, path);
    dataState(path).begin();
  } finally {
    clear();
  }
}

function check(path: string, found: Stats): void {
  if (found.isDirectory()) throw inWords(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }), path);
  if (!found.isFile()) throw new UnusableData(path, 'this is no file', RESTORE);
  accessSync(path, constants.R_OK | constants.W_OK);
  if (found.size === 0) throw new UnusableData(path, 'the data file is empty', RESTORE);
  const state = dataState(path);
  const file = openSync(path, 'r');
  try {
    const header = readHeader(file);
    if (typeof header === 'string') throw new UnusableData(path, FAULTS[header], RESTORE);
    const fault = state.isUntouched() ? null : walkPages(file, header);
    if (fault?.kind === 'missing') throw new UnusableData(path, `${FAULTS.truncated} (page ${fault.page})`, RESTORE);
    if (fault !== null) throw new UnusableData(path, `page ${fault.page} is damaged`, RESTORE);
  } finally {
    closeSync(file);
  }
  state.begin();
}
