import { useState } from 'preact/hooks';

interface Draft<T> {
  readonly value: T;
  /** What tells this writing from any other: the program keeps the same value of the same draft once. */
  readonly once: string;
}

export interface LiveDraft<T> extends Draft<T> {
  readonly write: (value: T) => void;
  /** This value was taken. What was typed meanwhile stays, as a new draft. */
  readonly taken: (sent: T) => void;
}

/**
 * Makes the hook for what was written and not sent, by place. In memory only: it is there again for who comes back to that
 * part of the page. `left`: what is left to be sent once this much was taken.
 */
export function createDrafts<T>(empty: T, left: (written: T, taken: T) => T): (place: string) => LiveDraft<T> {
  const drafts = new Map<string, Draft<T>>();
  return function useDraft(place) {
    const [, draw] = useState(0);
    const draft = drafts.get(place) ?? { value: empty, once: crypto.randomUUID() };
    if (!drafts.has(place)) drafts.set(place, draft);

    function put(change: (before: Draft<T>) => Draft<T>): void {
      drafts.set(place, change(drafts.get(place) ?? draft));
      draw((count) => count + 1);
    }
    return {
      ...draft,
      write: (value) => put(({ once }) => ({ value, once })),
      taken: (sent) => put(({ value }) => ({ value: left(value, sent), once: crypto.randomUUID() })),
    };
  };
}
