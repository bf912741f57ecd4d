import {
  MongoBulkWriteError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { DomainError } from '../errors.js';

/** Failures that mean: the database cannot be reached now, the same call may work later. */
const DOWN = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
];

/**
 * Answers of a server that is there but cannot serve now: it stops, starts, or has just given its role to another one.
 * Source: the codes of "not writable primary" and "node is recovering" in MongoDB's server discovery specification.
 */
const NOT_NOW = new Set<unknown>([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

function isDown(error: unknown): boolean {
  if (DOWN.some((kind) => error instanceof kind)) return true;
  if (error instanceof MongoServerError && NOT_NOW.has(error.code)) return true;
  // The driver wraps a lost connection in the middle of a bulk write, without a code; the server's own errors have one.
  if (error instanceof MongoBulkWriteError) return error.code === undefined;
  // It lets the operating system's failure through as it is when a socket is cut during a write (EPIPE).
  return error instanceof Error && 'syscall' in error;
}

/** Turns a failure of the connection into the `storageDown` refusal; anything else stays what it is: a bug. */
export function translated(error: unknown): unknown {
  if (!isDown(error)) return error;
  return new DomainError('storageDown', error instanceof Error ? error.message : 'the database cannot be reached', {
    cause: error,
  });
}

/** The same store, whose promises and iterations refuse with `storageDown` when the database cannot be reached. */
export function sayingWhenDown<Store extends object>(store: Store): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, args);
        if (answer instanceof Promise) return refusing(answer);
        return isIterable(answer) ? iteratingOver(answer) : answer;
      };
    },
  });
}

function refusing<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    throw translated(error);
  });
}

/** Ends the database's cursor too when the reader stops early. */
async function* iteratingOver<T>(items: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* items;
  } catch (error) {
    throw translated(error);
  }
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
