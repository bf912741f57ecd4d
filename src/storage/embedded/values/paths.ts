import { type Doc, fieldOf, isDoc } from './documents.js';

const INDEX = /^(0|[1-9]\d*)$/;

/** True for a path part that may be a position in an array. */
export function isArrayPosition(part: string): boolean {
  return INDEX.test(part);
}

/**
 * Everything that a dotted path reaches in a document, as a query sees it: arrays on the way are entered, item by item
 * and by position. `undefined` stands for a field that is missing. An array at the end is one value.
 */
export function valuesAt(document: Doc, path: string): unknown[] {
  if (!path.includes('.')) return [fieldOf(document, path)];
  const found: unknown[] = [];
  collect(document, path.split('.'), 0, found);
  return found;
}

/** As `valuesAt`, and each array at the end is followed by its items. */
export function candidatesAt(document: Doc, path: string): unknown[] {
  const values = valuesAt(document, path);
  if (!values.some(Array.isArray)) return values;
  return values.flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]));
}

function collect(value: unknown, parts: readonly string[], at: number, found: unknown[]): void {
  const part = parts[at];
  if (part === undefined) {
    found.push(value);
  } else if (isDoc(value)) {
    collect(fieldOf(value, part), parts, at + 1, found);
  } else if (Array.isArray(value)) {
    collectFromArray(value, parts, at, part, found);
  } else {
    found.push(undefined);
  }
}

function collectFromArray(
  items: unknown[],
  parts: readonly string[],
  at: number,
  part: string,
  found: unknown[],
): void {
  if (INDEX.test(part) && Number(part) < items.length) collect(items[Number(part)], parts, at + 1, found);
  for (const item of items) {
    if (isDoc(item)) collect(item, parts, at, found);
  }
}
