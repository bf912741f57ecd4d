/** Which database a row was measured on; `none`: nothing to do with the database. */
export type BenchEngine = 'embedded engine' | 'MongoDB server' | 'none';

/** One measured figure. `id` stays the same over time, so that two runs can be compared; with the engine it is unique. */
export interface Row {
  readonly id: string;
  /** The part of the table that it stands in. */
  readonly section: string;
  readonly title: string;
  readonly engine: BenchEngine;
  readonly value: number;
  readonly unit: string;
}

/** Takes the rows of one section on one engine. */
export type AddRow = (id: string, title: string, value: number, unit: string) => void;

/** Gives the way to add rows to a section of the table. */
export function adderFor(rows: Row[], engine: BenchEngine, section: string): AddRow {
  return (id, title, value, unit) => rows.push({ id, section, title, engine, value, unit });
}

/** Key by which a row is found back in another run. */
export function keyOf({ id, engine }: Pick<Row, 'id' | 'engine'>): string {
  return `${engine}/${id}`;
}
