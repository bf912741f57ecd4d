import { z } from 'zod';
import type { Asked, FileAnswer, TabRoutes } from '../../http/tab-routes.js';
import type { Questions, Wishes } from '../addresses.js';
import { type Download, WHO_MAY_ASK, WHO_MAY_DOWNLOAD, WHO_MAY_WISH } from '../who-may.js';

/** Parameters of a request: the names of its query, no others. */
export type AskedFor<Address extends keyof Questions> = Omit<Asked, 'query' | 'form'> & {
  readonly query: (name: Questions[Address]['query']) => string;
};

/** The form of a wish that needs no words. */
export const noFields: z.ZodType<Readonly<Record<never, never>>> = z.object({});

/** The schema of a form with just the fields that the page sends. */
type SchemaOf<Form, Read> = [Exclude<keyof Form, keyof Read> | Exclude<keyof Read, keyof Form>] extends [never]
  ? z.ZodType<Read>
  : never;

/** The addresses of the tab by their table: another address, form or answer does not compile. */
export interface TypedRoutes {
  get<Address extends keyof Questions>(
    address: Address,
    handler: (asked: AskedFor<Address>) => Promise<Questions[Address]['answer']>,
  ): void;
  /** A wish with a form; refused with `badRequest` when it has another shape. */
  post<Address extends keyof Wishes, Read>(
    address: Address,
    schema: SchemaOf<Wishes[Address]['form'], Read>,
    handler: (read: Read, asked: Pick<Asked, 'caller'>) => Promise<Wishes[Address]['answer']>,
  ): void;
  file(address: Download, handler: (asked: Pick<Asked, 'caller' | 'query'>) => Promise<FileAnswer>): void;
}

/** Registers with the rights that the table gives. */
export function typedRoutes(routes: TabRoutes): TypedRoutes {
  return {
    get: (address, handler) => routes.get(address, WHO_MAY_ASK[address], handler),
    post: (address, schema, handler) =>
      routes.post(address, WHO_MAY_WISH[address], (asked) => handler(asked.form(schema), asked)),
    file: (address, handler) => routes.post(address, WHO_MAY_DOWNLOAD[address], handler),
  };
}
