import { type Doc, describe, fieldOf, isDoc, setOwn } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';
import { isArrayPosition } from '../values/paths.js';

/** MongoDB lets an update lengthen an array by at most this many places. */
const MAX_PADDING = 1_500_000;

/** Checks the path of an update: not empty (code 56), no positional operators, not `__proto__`. */
export function checkUpdatePath(path: string): void {
  const parts = path.split('.');
  if (parts.includes('')) {
    throw new CommandFailure(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  const dollar = parts.find((part) => part.startsWith('$'));
  if (dollar === '$' || dollar?.startsWith('$[')) throw notDone(`the positional operator ${dollar} in an update`);
  if (dollar !== undefined) {
    throw new CommandFailure(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update`,
    );
  }
  if (parts.includes('__proto__')) throw notDone('the field name __proto__ in an update');
}

/** The value at a path of an update: unlike a query it enters an array only by position. */
export function readAt(document: Doc, path: string): unknown {
  let value: unknown = document;
  for (const part of path.split('.')) value = childOf(value, part);
  return value;
}

function childOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return isArrayPosition(part) ? value[Number(part)] : undefined;
  return isDoc(value) ? fieldOf(value, part) : undefined;
}

/** Sets the value at a path and makes the documents on the way. Code 28 where another kind of value is in the way. */
export function writeAt(document: Doc, path: string, value: unknown): void {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let parent: unknown = document;
  let name = '';
  for (const part of parts) {
    let child = childOf(parent, part);
    if (child === undefined) {
      child = {};
      assign(parent, part, child, name);
    }
    parent = child;
    name = part;
  }
  assign(parent, last, value, name);
}

/** Removes the value at a path: a field disappears, a place in an array becomes null. Nothing there: nothing done. */
export function removeAt(document: Doc, path: string): void {
  const cut = path.lastIndexOf('.');
  const parent = cut === -1 ? document : readAt(document, path.slice(0, cut));
  const last = path.slice(cut + 1);
  if (Array.isArray(parent)) {
    if (isArrayPosition(last) && Number(last) < parent.length) parent[Number(last)] = null;
  } else if (isDoc(parent)) delete parent[last];
}

function assign(parent: unknown, name: string, value: unknown, parentName: string): void {
  if (isDoc(parent)) {
    setOwn(parent, name, value);
    return;
  }
  if (!Array.isArray(parent) || !isArrayPosition(name)) {
    throw new CommandFailure(28, `Cannot create field '${name}' in element {${parentName}: ${describe(parent)}}`);
  }
  const position = Number(name);
  if (position > parent.length + MAX_PADDING) throw new CommandFailure(2, 'The array would become too long');
  while (parent.length < position) parent.push(null);
  parent[position] = value;
}
