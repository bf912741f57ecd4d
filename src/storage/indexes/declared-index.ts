/**
 * An index with the query that it is there for. Everything else is found by `_id`, which needs no declaration. Other keys
 * need another name: under the old one a database of before still has the old keys, and the next start would refuse that.
 */
export interface DeclaredIndex {
  readonly collection: string;
  readonly name: string;
  readonly keys: Readonly<Record<string, 1 | -1>>;
  /** The question that it answers. */
  readonly serves: string;
}
