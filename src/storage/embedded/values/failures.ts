/** MongoDB's names for the error codes that the engine answers with. */
const CODE_NAMES: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  238: 'NotImplemented',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
};

/** An error that the client gets as MongoDB gives it: with a code, the code's name and sometimes more fields. */
export class CommandFailure extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the answer, such as `keyPattern` and `keyValue` of a duplicate key. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: number, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandFailure';
    this.code = code;
    this.codeName = CODE_NAMES[code] ?? `Location${code}`;
    this.details = details;
  }
}

/**
 * The refusal of something that MongoDB does and this engine does not. Always names what it refuses:
 * a wrong guess would only be noticed in production.
 * @param what For example `the query operator $where`.
 */
export function notDone(what: string): CommandFailure {
  return new CommandFailure(238, `The embedded engine does not do ${what}.`);
}

/** The failure for a value that MongoDB refuses too (code 2, BadValue). */
export function badValue(message: string): CommandFailure {
  return new CommandFailure(2, message);
}
