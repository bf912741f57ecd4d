import { type Doc, isDoc } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';

/** Fields that any command may carry and that change nothing on one process: the engine reads its own last write. */
export const COMMON_OPTIONS: readonly string[] = ['$db', 'readConcern', 'writeConcern'];

/** Refuses by name the first option that is not in `known`; `name` is the command's. */
export function checkOptions(options: readonly string[], name: string, known: readonly string[]): void {
  const other = options.find((option) => !known.includes(option));
  if (other !== undefined) throw notDone(`the option ${other} of ${name}`);
}

/** A whole number of an option, not below zero, or the fallback when it is absent. */
export function numberOption(command: Doc, name: string, fallback: number): number {
  const value = command[name] ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new CommandFailure(14, `Field '${name}' must be a whole number, not below zero`);
}

/** A document of an option, empty when it is absent. */
export function documentOption(command: Doc, name: string): Doc {
  const value = command[name];
  if (value === undefined || value === null) return {};
  if (!isDoc(value)) throw new CommandFailure(14, `BSON field '${name}' is the wrong type, expected type 'object'`);
  return value;
}

/** The list of documents of an option. */
export function documentList(command: Doc, name: string): Doc[] {
  const value = command[name];
  if (!Array.isArray(value) || !value.every(isDoc)) {
    throw new CommandFailure(14, `BSON field '${name}' is the wrong type, expected a list of documents`);
  }
  return value;
}

/** The collection that a command names in its first field. Code 73 for a name that cannot be one. */
export function collectionName(command: Doc): string {
  const name = command[Object.keys(command)[0] ?? ''];
  if (typeof name !== 'string' || name === '' || name.includes('$') || name.includes('\0')) {
    throw new CommandFailure(73, `Invalid namespace specified '${String(name)}'`);
  }
  return name;
}

/** The database that a command is for. Code 73 for a name that cannot be one. */
export function databaseName(command: Doc): string {
  const name = command.$db;
  if (typeof name !== 'string' || name === '' || name.length > 63 || /[\s"$*./:<>?\\|\0]/.test(name)) {
    throw new CommandFailure(73, `Invalid database name: '${String(name)}'`);
  }
  return name;
}
