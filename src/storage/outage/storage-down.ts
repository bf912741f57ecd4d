import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoErrorLabel,
  MongoExpiredSessionError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoStalePrimaryError,
  MongoTopologyClosedError,
  MongoUnexpectedServerResponseError,
  MongoWriteConcernError,
} from 'mongodb';
import { DomainError } from '../../errors.js';
import { isStreamFailure } from '../../last-resort.js';
import { within } from '../../within.js';
import { PASSING_CODES } from '../documents/passing-codes.js';

/** Failures of the driver that mean: the database cannot be reached now, the same call may work later. */
const DOWN = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoServerClosedError,
  MongoClientClosedError,
  MongoOperationTimeoutError,
  MongoExpiredSessionError,
  MongoStalePrimaryError,
  // The server of the second try is of another kind than that of the first, or answers what no server answers.
  MongoUnexpectedServerResponseError,
  MongoWriteConcernError,
];

/** Those that the driver has and does not export: its pool of connections is being closed, or none came free in time. */
const DOWN_NAMES = new Set(['MongoPoolClosedError', 'MongoWaitQueueTimeoutError']);

/** Labels that a server or the driver gives to what may be tried again, or to a connection that could not be made. */
const PASSING_LABELS = [
  MongoErrorLabel.RetryableWriteError,
  MongoErrorLabel.RetryableError,
  MongoErrorLabel.TransientTransactionError,
  MongoErrorLabel.UnknownTransactionCommitResult,
  MongoErrorLabel.SystemOverloadedError,
  MongoErrorLabel.PoolRequestedRetry,
  MongoErrorLabel.ResetPool,
  MongoErrorLabel.InterruptInUseConnections,
  MongoErrorLabel.HandshakeError,
];

const PASSING_NAMES: ReadonlySet<unknown> = new Set(PASSING_CODES.values());
/** Messages of old servers and gateways without a code; the driver matches them in the same way. */
const PASSING_WORDS = /not master|not writable primary|node is recovering/i;

/** Does this failure of the driver or a server mean that the same call may work later? */
export function isDown(error: unknown): boolean {
  if (error instanceof MongoError) return isDownForDriver(error);
  // The driver lets the failure of a socket through as it is when that is cut during a write (EPIPE): the operating system's,
  // or Node's own for a socket that the other side has ended, which names no call.
  return error instanceof Error && ('syscall' in error || isStreamFailure(error));
}

function isDownForDriver(error: MongoError): boolean {
  if (DOWN.some((kind) => error instanceof kind) || DOWN_NAMES.has(error.name)) return true;
  if (PASSING_LABELS.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof MongoBulkWriteError && isDownInBulk(error)) return true;
  if (error instanceof MongoServerError) return isPassing(error);
  return error.cause !== undefined && isDown(error.cause);
}

/** The answer of a server, or one of several answers to the statements of one call. */
interface ServerAnswer {
  readonly code?: unknown;
  readonly codeName?: unknown;
  readonly message?: string;
  readonly errmsg?: string | undefined;
}

function isPassing({ code, codeName, message, errmsg }: ServerAnswer): boolean {
  if (code !== undefined && code !== null) return PASSING_CODES.has(Number(code)) || PASSING_NAMES.has(codeName);
  return PASSING_NAMES.has(codeName) || PASSING_WORDS.test(message ?? errmsg ?? '');
}

/** In a bulk write some may have failed for good and others not: one that may work later means retrying all. */
function isDownInBulk(error: MongoBulkWriteError): boolean {
  // An error that the driver wraps, such as a connection lost midway.
  if (error.errorResponse instanceof Error && isDown(error.errorResponse)) return true;
  const writes: readonly ServerAnswer[] = [error.writeErrors].flat();
  return error.result?.getWriteConcernError() !== undefined || writes.some(isPassing);
}

/**
 * Turns a failure that may pass into the `storageDown` refusal; anything else stays what it is: a bug. `heard` gets what
 * was turned, because a refusal is no longer logged as a failure.
 */
export function translated(error: unknown, heard: OutageListener = ignore): unknown {
  if (!isDown(error)) return error;
  heard(error);
  return new DomainError('storageDown', error instanceof Error ? error.message : 'the database cannot be reached', {
    cause: error,
  });
}

/** Hears each failure of the database that became a refusal. */
export type OutageListener = (error: unknown) => void;

const ignore: OutageListener = () => {};

export interface OutageOptions {
  readonly heard?: OutageListener;
  /**
   * A call that has no end by then is given up (ms); absent: never. The driver waits for ever, whatever its own limits say,
   * when a socket goes at the very moment at which it writes to it; a loop that waits with it would never go on.
   */
  readonly mostMs?: number | undefined;
}

/** The same store, whose promises and iterations refuse with `storageDown` when the database cannot be reached. */
export function refusingWhenDown<Store extends object>(
  store: Store,
  { heard = ignore, mostMs }: OutageOptions = {},
): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, args);
        if (answer instanceof Promise)
          return refusing(mostMs === undefined ? answer : within(mostMs, answer, givenUp), heard);
        return isIterable(answer) ? iteratingOver(answer, heard) : answer;
      };
    },
  });
}

function refusing<T>(answer: Promise<T>, heard: OutageListener): Promise<T> {
  return answer.catch((error: unknown) => {
    throw translated(error, heard);
  });
}

/** A retry finds whatever the call did all the same. */
const givenUp = (): Promise<never> => Promise.reject(new DomainError('storageDown', 'the database does not answer'));

/** Ends the database's cursor too when the reader stops early. */
async function* iteratingOver<T>(items: AsyncIterable<T>, heard: OutageListener): AsyncGenerator<T, void> {
  try {
    yield* items;
  } catch (error) {
    throw translated(error, heard);
  }
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
