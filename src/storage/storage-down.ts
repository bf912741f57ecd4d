import {
  MongoNetworkError,
  MongoNotConnectedError,
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

/** Turns a failure of the connection into the `storageDown` refusal; anything else stays what it is: a bug. */
export function translated(error: unknown): unknown {
  if (!DOWN.some((kind) => error instanceof kind)) return error;
  return new DomainError('storageDown', error instanceof Error ? error.message : 'the database cannot be reached', {
    cause: error,
  });
}

/** The same store, whose methods that give a promise refuse with `storageDown` when the database cannot be reached. */
export function sayingWhenDown<Store extends object>(store: Store): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, args);
        if (!(answer instanceof Promise)) return answer;
        return answer.catch((error: unknown) => {
          throw translated(error);
        });
      };
    },
  });
}
