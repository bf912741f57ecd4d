import { type Doc, isDoc } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';

/**
 * Fields that any command may carry and that change nothing on one process: the engine reads its own last write, and
 * a command is short enough to run to its end (`maxTimeMS`).
 */
const COMMON = new Set(
  '$db lsid $clusterTime $readPreference readConcern writeConcern comment maxTimeMS apiVersion apiStrict apiDeprecationErrors'.split(
    ' ',
  ),
);

/** Refuses by name every option of a command that is not in `known`. */
export function checkOptions(command: Doc, known: readonly string[]): void {
  const name = Object.keys(command)[0] ?? '';
  for (const option of Object.keys(command)) {
    if (option === name || COMMON.has(option) || known.includes(option)) continue;
    if (isOff(command[option])) continue;
    throw notDone(`the option ${option} of ${name}`);
  }
  const level = isDoc(command.readConcern) ? command.readConcern.level : undefined;
  if (level === 'snapshot') throw notDone('the read concern snapshot');
}

/** As `checkOptions`, for one statement in the list of an update or a delete. */
export function checkStatement(statement: Doc, commandName: string, known: readonly string[]): void {
  for (const option of Object.keys(statement)) {
    if (known.includes(option) || isOff(statement[option])) continue;
    throw notDone(`the option ${option} of ${commandName}`);
  }
}

/** An option that is there but switched off asks for nothing. */
function isOff(value: unknown): boolean {
  return value === undefined || value === false || value === null || (Array.isArray(value) && value.length === 0);
}

/** A whole number of an option, or the fallback when it is absent. Code 2 below `least`, 14 for another type. */
export function numberOption(command: Doc, name: string, fallback: number, least = 0): number {
  const value = command[name];
  if (value === undefined || value === null) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new CommandFailure(14, `Field '${name}' must be a whole number`);
  }
  if (value < least)
    throw new CommandFailure(51024, `BSON field '${name}' value must be >= ${least}, actual value '${value}'`);
  return value;
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
