import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const stateSchema = z.object({
  format: z.literal(1),
  /** The file as it was when it was closed; null: it was not, so far. */
  closed: z.object({ bytes: z.string(), modified: z.string(), inode: z.string() }).nullable(),
});
type Closed = z.infer<typeof stateSchema>['closed'];

/**
 * A file beside the data file that says: here is a service. When the data file is gone or empty, it is not the first start.
 * It also tells how the data file was left, so that one that nobody touched since needs no walk over its pages.
 */
export interface DataState {
  /** Is the data file as it was left by a stop? */
  readonly isUntouched: () => boolean;
  /** Notes that there is a service from now on. */
  readonly begin: () => void;
  /** Notes how the data file is left. A disk without room for it costs a walk at the next start. */
  readonly close: () => void;
}

/** The state beside this data file. */
export function dataState(dataPath: string): DataState {
  const path = `${dataPath}-state`;
  const read = (): z.infer<typeof stateSchema> | undefined => {
    try {
      return stateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
    } catch {
      return undefined;
    }
  };
  const write = (closed: Closed): void => {
    const draft = `${path}.new`;
    writeFileSync(draft, `${JSON.stringify({ format: 1, closed })}\n`, { mode: 0o600 });
    renameSync(draft, path);
  };
  return {
    isUntouched: () => {
      const closed = read()?.closed ?? null;
      return closed !== null && JSON.stringify(closed) === JSON.stringify(seenNow(dataPath));
    },
    begin: () => {
      if (read() === undefined) write(null);
    },
    close: () => {
      try {
        write(seenNow(dataPath));
      } catch {
        rmSync(`${path}.new`, { force: true });
      }
    },
  };
}

function seenNow(dataPath: string): Closed {
  const { size, mtimeNs, ino } = statSync(dataPath, { bigint: true });
  return { bytes: String(size), modified: String(mtimeNs), inode: String(ino) };
}
