import { BSON } from 'mongodb';
import type { Catalog } from '../data/catalog.js';
import { CursorTable } from '../data/cursors.js';
import type { Store } from '../data/store.js';
import type { Doc } from '../values/documents.js';

/** The state that every command works on. */
export interface EngineState {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly cursors: CursorTable<Doc>;
  readonly now: () => Date;
  /** See `EngineOptions.onConnectionLost`. */
  readonly lost: (error: unknown) => void;
}

/** Answers one command. Throws `CommandFailure` for an error that the client is to get. */
export type CommandHandler = (command: Doc, state: EngineState) => Doc | Promise<Doc>;

/** One command that the engine answers. */
export interface Command {
  /** The options that it takes; every other one is refused by name. `any`: they say nothing that changes the answer. */
  readonly options: readonly string[] | 'any';
  readonly run: CommandHandler;
}

/** MongoDB's own times and sizes: ten idle minutes, answers of 16 MB. */
const CURSOR_IDLE_MS = 10 * 60_000;
const BATCH_BYTES = 16 * 1024 * 1024;
const MOST_CURSORS = 1_000;

/** The table of open cursors with MongoDB's limits. */
export function cursorTable(now: () => Date): CursorTable<Doc> {
  const limits = { most: MOST_CURSORS, idleMs: CURSOR_IDLE_MS, batchBytes: BATCH_BYTES, now };
  return new CursorTable<Doc>(limits, (document) => BSON.calculateObjectSize(document));
}
