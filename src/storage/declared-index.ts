/** An index with the query that it is there for. Everything else is found by `_id`, which needs no declaration. */
export interface DeclaredIndex {
  readonly collection: string;
  readonly name: string;
  readonly keys: Readonly<Record<string, 1 | -1>>;
  /** The question that it answers. */
  readonly serves: string;
}
