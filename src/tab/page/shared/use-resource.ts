import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Questions } from '../../addresses.js';
import type { PathOf } from '../../path-to.js';
import { ApiProblem } from './api.js';
import { useAskedAgain } from './ask-again.js';
import { useSession } from './session.js';

export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'problem'; readonly code: string }
  | {
      readonly state: 'there';
      readonly value: T;
      /** Why it could not be renewed the last time, as a code; null: it is what the program said last. */
      readonly stale: string | null;
    };

export interface LiveResource<T> {
  readonly resource: Resource<T>;
  /** Number of answers and failures so far. */
  readonly answers: number;
  /** Duration of the last request (ms). */
  readonly tookMs: number;
  /** Puts a newer value in its place, such as the answer to a wish. */
  readonly set: (value: T) => void;
  readonly reload: () => void;
}

/** The code of whatever went wrong. */
export function codeOf(error: unknown): string {
  return error instanceof ApiProblem ? error.code : 'failed';
}

interface Shown<T> {
  readonly resource: Resource<T>;
  /** Where it was asked. */
  readonly path: string;
  readonly answers: number;
  readonly tookMs: number;
}

/**
 * Asks for this path, and again when the person comes back to the page or asks to see how it is now. Data that cannot
 * be refreshed stays, so that no half-filled form is lost.
 */
export function useResource<Address extends keyof Questions>(
  path: PathOf<Address>,
): LiveResource<Questions[Address]['answer']> {
  type T = Questions[Address]['answer'];
  const { api } = useSession();
  const [shown, setShown] = useState<Shown<T>>({ resource: { state: 'loading' }, path, answers: 0, tookMs: 0 });
  const [turn, setTurn] = useState(0);
  const changes = useRef(0);

  useEffect(() => {
    let left = false;
    const asked = changes.current;
    const askedAt = performance.now();
    const put = (next: (before: Shown<T>) => Resource<T>) => {
      if (left) return;
      setShown((before) => ({
        resource: next(before),
        path,
        answers: before.answers + 1,
        tookMs: performance.now() - askedAt,
      }));
    };
    api.get(path).then(
      // An answer from before a wish was granted is older than what the wish gave.
      (value) => put(({ resource }) => (asked === changes.current ? { state: 'there', value, stale: null } : resource)),
      (error: unknown) =>
        put(({ resource, path: from }) =>
          resource.state === 'there' && from === path
            ? { ...resource, stale: codeOf(error) }
            : { state: 'problem', code: codeOf(error) },
        ),
    );
    return () => {
      left = true;
    };
  }, [api, path, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useAskedAgain(reload);

  const set = useCallback(
    (value: T) => {
      changes.current += 1;
      setShown((before) => ({ ...before, resource: { state: 'there', value, stale: null }, path }));
    },
    [path],
  );
  const { resource, answers, tookMs } = shown;
  return { resource, answers, tookMs, set, reload };
}

/** The first answer stays, whatever is answered later: a form is filled in on what it began with. */
export function useFirst<T>(live: LiveResource<T>): LiveResource<T> {
  const first = useRef<Resource<T> | null>(null);
  if (first.current === null && live.resource.state === 'there') first.current = live.resource;
  return { ...live, resource: first.current ?? live.resource };
}

export interface Wish {
  readonly busy: boolean;
  /** The code of the refusal of the last wish; null: it was granted. */
  readonly refused: string | null;
  /** Sends a wish; a second one while the first is under way is not sent. */
  readonly send: (wish: () => Promise<void>) => void;
}

/** The state of wishes that a part of the page sends. */
export function useWish(): Wish {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  return {
    busy,
    refused,
    send(wish) {
      if (busy) return;
      setBusy(true);
      setRefused(null);
      wish()
        .catch((error: unknown) => setRefused(codeOf(error)))
        .finally(() => setBusy(false));
    },
  };
}
