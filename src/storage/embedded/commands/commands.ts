import { BSON } from 'mongodb';
import type { Doc } from '../values/documents.js';
import { badValue, CommandFailure } from '../values/failures.js';
import { CONNECTION_COMMANDS } from './connection-commands.js';
import type { Command, EngineState } from './engine-state.js';
import { findAndModify } from './find-and-modify.js';
import { COMMON_OPTIONS, checkOptions } from './options.js';
import { READ_COMMANDS } from './read-commands.js';
import { SCHEMA_COMMANDS } from './schema-commands.js';
import { WRITE_COMMANDS } from './write-commands.js';

/** All commands that the engine answers. Every other one gets code 59 with its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...CONNECTION_COMMANDS,
  ...READ_COMMANDS,
  ...WRITE_COMMANDS,
  ...SCHEMA_COMMANDS,
  findAndModify,
};

/** The answer to a command, always a document: failures as MongoDB writes them, with `ok: 0`, code and name. */
export async function answer(command: Doc, state: EngineState): Promise<Doc> {
  const [name = '', ...options] = Object.keys(command);
  try {
    const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (known === undefined) throw new CommandFailure(59, `no such command: '${name}'`);
    if (known.options !== 'any') checkOptions(options, name, [...COMMON_OPTIONS, ...known.options]);
    return await known.run(command, state);
  } catch (cause) {
    return failureAnswer(asFailure(cause));
  }
}

/** The document that tells of a failure. */
export function failureAnswer(failure: CommandFailure): Doc {
  return { ok: 0, errmsg: failure.message, code: failure.code, codeName: failure.codeName, ...failure.details };
}

function asFailure(cause: unknown): CommandFailure {
  if (cause instanceof CommandFailure) return cause;
  if (cause instanceof BSON.BSONError) return badValue(cause.message);
  return new CommandFailure(1, `The embedded engine failed: ${cause instanceof Error ? cause.message : String(cause)}`);
}
