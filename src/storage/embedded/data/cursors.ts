import { badValue, CommandFailure } from '../values/failures.js';

/** One batch of results, and the id to ask the next one with (0: that was all). */
export interface Batch<T> {
  readonly id: number;
  readonly items: readonly T[];
}

/** The limits of the cursor table. */
export interface CursorLimits {
  /** At most this many cursors stay open. Above it the oldest idle one ends, as if it had timed out. */
  readonly most: number;
  /** A cursor that is not asked for this long ends. Milliseconds. */
  readonly idleMs: number;
  /** An answer holds at most this many bytes of documents. */
  readonly batchBytes: number;
  readonly now: () => Date;
}

interface OpenCursor<T> {
  readonly namespace: string;
  readonly items: Iterator<T>;
  /** Taken from `items`, not given yet: it did not fit in the last batch, or it tells that there is more. */
  ahead: T | undefined;
  usedAt: number;
}

/** The open cursors of the engine. */
export class CursorTable<T> {
  readonly #limits: CursorLimits;
  readonly #sizeOf: (item: T) => number;
  readonly #open = new Map<number, OpenCursor<T>>();
  #lastId = 0;

  /** @param sizeOf The bytes that an item takes in an answer. */
  constructor(limits: CursorLimits, sizeOf: (item: T) => number) {
    this.#limits = limits;
    this.#sizeOf = sizeOf;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Starts on `items` and gives the first batch. With `single` the cursor ends after it. */
  start(namespace: string, items: Iterator<T>, batchSize: number, single: boolean): Batch<T> {
    this.#expire();
    const cursor: OpenCursor<T> = { namespace, items, ahead: undefined, usedAt: 0 };
    const batch = this.#take(cursor, batchSize);
    if (single || (batchSize > 0 && cursor.ahead === undefined)) return { id: 0, items: batch };
    this.#makeRoom();
    this.#lastId += 1;
    this.#keep(this.#lastId, cursor);
    return { id: this.#lastId, items: batch };
  }

  /** The next batch. Code 43 for a cursor that is not open, 13 for one of another collection. */
  next(id: number, namespace: string, batchSize: number): Batch<T> {
    this.#expire();
    const cursor = this.#open.get(id);
    if (cursor === undefined) throw new CommandFailure(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandFailure(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    if (batchSize < 1) throw badValue('BatchSize for getMore must be positive');
    this.#open.delete(id);
    const items = this.#take(cursor, batchSize);
    if (cursor.ahead === undefined) return { id: 0, items };
    this.#keep(id, cursor);
    return { id, items };
  }

  /** Ends a cursor. @returns False when it was not open. */
  kill(id: number): boolean {
    return this.#open.delete(id);
  }

  #take(cursor: OpenCursor<T>, batchSize: number): T[] {
    const batch: T[] = [];
    let bytes = 0;
    if (batchSize === 0) return batch;
    for (;;) {
      const item = cursor.ahead ?? this.#pull(cursor);
      cursor.ahead = item;
      if (item === undefined || batch.length >= batchSize) return batch;
      bytes += this.#sizeOf(item);
      if (batch.length > 0 && bytes > this.#limits.batchBytes) return batch;
      batch.push(item);
      cursor.ahead = undefined;
    }
  }

  #pull(cursor: OpenCursor<T>): T | undefined {
    const next = cursor.items.next();
    return next.done === true ? undefined : next.value;
  }

  #keep(id: number, cursor: OpenCursor<T>): void {
    cursor.usedAt = this.#limits.now().getTime();
    this.#open.set(id, cursor);
  }

  /** The map keeps the order of use, so the first ones are the longest idle. */
  #expire(): void {
    const limit = this.#limits.now().getTime() - this.#limits.idleMs;
    for (const [id, cursor] of this.#open) {
      if (cursor.usedAt > limit) return;
      this.#open.delete(id);
    }
  }

  #makeRoom(): void {
    for (const id of this.#open.keys()) {
      if (this.#open.size < this.#limits.most) return;
      this.#open.delete(id);
    }
  }
}
