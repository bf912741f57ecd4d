import { useState } from 'preact/hooks';

interface Draft<T> {
  readonly value: T;
  /** Identifies this draft: the program stores the same value of it once. */
  readonly once: string;
}

export interface LiveDraft<T> extends Draft<T> {
  readonly write: (value: T) => void;
  /** Marks this value as sent. Later input stays, as a new draft. */
  readonly taken: (sent: T) => void;
}

/**
 * Makes the hook for unsent drafts, by place. In memory only, so they survive leaving that part of the page and coming
 * back. `left`: what remains to be sent after `taken`.
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
