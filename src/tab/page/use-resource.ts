import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiProblem } from './api.js';
import { useSession } from './session.js';

export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'problem'; readonly code: string }
  | { readonly state: 'there'; readonly value: T };

export interface LiveResource<T> {
  readonly resource: Resource<T>;
  /** Puts a newer value in its place, such as the answer to a wish. */
  readonly set: (value: T) => void;
  readonly reload: () => void;
}

/** The code of whatever went wrong. */
export function codeOf(error: unknown): string {
  return error instanceof ApiProblem ? error.code : 'failed';
}

/** Asks for this path, and again when the person comes back to the page. */
export function useResource<T>(path: string): LiveResource<T> {
  const { api } = useSession();
  const [resource, setResource] = useState<Resource<T>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let left = false;
    api.get<T>(path).then(
      (value) => left || setResource({ state: 'there', value }),
      (error: unknown) => left || setResource({ state: 'problem', code: codeOf(error) }),
    );
    return () => {
      left = true;
    };
  }, [api, path, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [reload]);

  return { resource, set: (value) => setResource({ state: 'there', value }), reload };
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
