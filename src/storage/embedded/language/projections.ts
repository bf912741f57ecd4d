import { type Doc, describe, isDoc, setOwn } from '../values/documents.js';
import { badValue, notDone } from '../values/failures.js';

/** Gives the part of a document that a projection asks for. Never changes the document. */
export type Projection = (document: Doc) => Doc;

/** Reads a projection: whole fields to keep, the `_id` too unless it is 0. Refuses everything else. */
export function readProjection(projection: unknown): Projection {
  if (projection === undefined) return (document) => document;
  if (!isDoc(projection)) throw badValue('The projection must be a document');
  const { _id: id = 1, ...fields } = projection;
  const names = Object.keys(fields);
  const isPlain = names.every((name) => fields[name] === 1 && !/[.$]/.test(name));
  if (!isPlain || (id !== 1 && (id !== 0 || names.length === 0))) {
    throw notDone(`the projection ${describe(projection)}`);
  }
  const kept = new Set(id === 1 ? ['_id', ...names] : names);
  return (document) => {
    const part: Doc = {};
    for (const name of Object.keys(document)) if (kept.has(name)) setOwn(part, name, document[name]);
    return part;
  };
}
