import type { Questions, Wishes } from '../../addresses.js';
import type { PathOf } from '../../path-to.js';
import { NoToken } from '../../sign-in.js';
import type { Download } from '../../who-may.js';
import type { ProblemWire } from '../../wire/wire.js';

/** A refusal, or no answer at all (`offline`). */
export class ApiProblem extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The page's access to the program. Every answer is limited to what this person may see. */
export interface Api {
  /** Asks; an answer that was given before is kept in memory and used again when nothing changed. */
  get<Address extends keyof Questions>(path: PathOf<Address>): Promise<Questions[Address]['answer']>;
  post<Address extends keyof Wishes>(
    address: Address,
    form: Wishes[Address]['form'],
  ): Promise<Wishes[Address]['answer']>;
  /** Asks for a file. `query`: which part of it. */
  file(address: Download, query?: Readonly<Record<string, string>>): Promise<Blob>;
}

const POST = { method: 'POST', headers: { 'Content-Type': 'application/json' } } as const;

interface Kept {
  readonly tag: string;
  readonly body: unknown;
}

/** Speaks with `/tab/api` as whoever these tokens are of. `desk`: id of the programme that is asked about; undefined: none. */
export function createApi(
  getToken: () => Promise<string>,
  language: () => string,
  desk: () => string | undefined,
): Api {
  const kept = new Map<string, Kept>();

  function addressOf(path: string): string {
    const programme = /^(desk|owner\/programmes)\//.test(path) ? desk() : undefined;
    const query = new URLSearchParams({ language: language(), ...(programme === undefined ? {} : { programme }) });
    return `/tab/api/${path}${path.includes('?') ? '&' : '?'}${query}`;
  }

  async function ask(address: string, init: RequestInit): Promise<Response> {
    const token = await getToken().catch((error: unknown) => {
      throw new ApiProblem(error instanceof NoToken ? error.code : 'noToken');
    });
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    const response = await fetch(address, { ...init, headers, cache: 'no-store' }).catch(() => {
      throw new ApiProblem('offline');
    });
    if (!response.ok && response.status !== 304) throw new ApiProblem(await codeOf(response));
    return response;
  }

  return {
    async get<Address extends keyof Questions>(path: PathOf<Address>) {
      type Answer = Questions[Address]['answer'];
      const key = addressOf(path);
      const before = kept.get(key);
      const response = await ask(key, before === undefined ? {} : { headers: { 'If-None-Match': before.tag } });
      if (response.status === 304 && before !== undefined) return before.body as Answer;
      const body: unknown = await response.json();
      kept.set(key, { tag: response.headers.get('ETag') ?? '', body });
      return body as Answer;
    },

    async post<Address extends keyof Wishes>(address: Address, form: Wishes[Address]['form']) {
      const response = await ask(addressOf(address), { ...POST, body: JSON.stringify(form) });
      return (await response.json()) as Wishes[Address]['answer'];
    },

    async file(address, query = {}) {
      const part = new URLSearchParams(query);
      const path = part.size === 0 ? address : `${address}?${part}`;
      return (await ask(addressOf(path), { ...POST, body: '{}' })).blob();
    },
  };
}

async function codeOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => null)) as ProblemWire | null;
  return problem?.code ?? (response.status === 413 ? 'tooLarge' : 'failed');
}

/** A token for looking around without Teams; there in the demo only. */
export async function localToken(): Promise<string> {
  const response = await fetch('/tab/api/local-sign-in', { method: 'POST' });
  if (!response.ok) throw new ApiProblem('noToken');
  const { token } = (await response.json()) as { token: string };
  return token;
}

/** Lets the browser keep a file. */
export function keepFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
