import { type Doc, fieldOf, isDoc, setOwn } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';

/** Gives the part of a document that a projection asks for. Never changes the document. */
export type Projection = (document: Doc) => Doc;

/** What a projection names, as a tree: `true` for a whole field. */
type Tree = Map<string, Tree | true>;

/**
 * Reads a projection of fields to keep or to drop, with dotted paths. Refuses operators and computed fields by name,
 * and the mixture of keeping and dropping with code 31254 or 31253 as MongoDB does.
 */
export function readProjection(projection: unknown): Projection {
  if (projection === undefined || projection === null) return (document) => document;
  if (!isDoc(projection)) throw new CommandFailure(14, 'The projection must be a document');
  const { _id: id, ...others } = projection;
  const flags = Object.entries(others).map(([path, value]) => [path, flagOf(path, value)] as const);
  const idFlag = id === undefined ? undefined : flagOf('_id', id);
  const keeps = flags.length > 0 ? (flags[0]?.[1] ?? false) : idFlag === true;
  for (const [path, flag] of flags) {
    if (flag === keeps) continue;
    throw keeps
      ? new CommandFailure(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
      : new CommandFailure(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
  }
  if (flags.length === 0 && idFlag === undefined) return (document) => document;
  const tree = treeOf(flags.map(([path]) => path));
  if (keeps ? idFlag !== false : idFlag === false) tree.set('_id', true);
  return keeps ? (document) => keep(document, tree) : (document) => drop(document, tree);
}

function flagOf(path: string, value: unknown): boolean {
  if (path.startsWith('$') || path.includes('.$')) throw notDone(`the positional projection ${path}`);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const operator = isDoc(value) ? Object.keys(value)[0] : undefined;
  throw notDone(`the projection ${operator ?? 'of a value'} for ${path}`);
}

/** The paths as a tree. Code 31249 when one path lies inside another. */
function treeOf(paths: readonly string[]): Tree {
  const tree: Tree = new Map();
  for (const path of paths) {
    let branch = tree;
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const next = branch.get(part) ?? new Map<string, Tree | true>();
      if (next === true) throw new CommandFailure(31249, `Path collision at ${path}`);
      branch.set(part, next);
      branch = next;
    }
    if (branch.has(last)) throw new CommandFailure(31250, `Path collision at ${path}`);
    branch.set(last, true);
  }
  return tree;
}

function keep(document: Doc, tree: Tree): Doc {
  const kept: Doc = {};
  for (const name of Object.keys(document)) {
    const branch = tree.get(name);
    if (branch === undefined) continue;
    const value = fieldOf(document, name);
    const part = branch === true ? value : keepIn(value, branch);
    if (part !== undefined) setOwn(kept, name, part);
  }
  return kept;
}

/** Inside an array the documents are projected and other items vanish; a value where a document is asked for vanishes too. */
function keepIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => keepIn(item, tree)).filter((item) => item !== undefined);
  return isDoc(value) ? keep(value, tree) : undefined;
}

function drop(document: Doc, tree: Tree): Doc {
  const left: Doc = {};
  for (const name of Object.keys(document)) {
    const branch = tree.get(name);
    if (branch === true) continue;
    const value = fieldOf(document, name);
    setOwn(left, name, branch === undefined ? value : dropIn(value, branch));
  }
  return left;
}

function dropIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => dropIn(item, tree));
  return isDoc(value) ? drop(value, tree) : value;
}
