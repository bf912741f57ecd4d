import { useState } from 'preact/hooks';

interface Draft {
  readonly text: string;
  /** What tells this writing from any other: the program keeps the same text of the same draft once. */
  readonly once: string;
}

/** What was written and not sent, by place. In memory only: it is there again for who comes back to that part of the page. */
const drafts = new Map<string, Draft>();

export interface LiveDraft extends Draft {
  readonly write: (text: string) => void;
  /** This text was taken. What was typed meanwhile stays, as a new draft. */
  readonly taken: (text: string) => void;
}

/** The unsent text for one place. */
export function useDraft(place: string): LiveDraft {
  const [, draw] = useState(0);
  const draft = drafts.get(place) ?? { text: '', once: crypto.randomUUID() };
  if (!drafts.has(place)) drafts.set(place, draft);

  function put(change: (before: Draft) => Draft): void {
    drafts.set(place, change(drafts.get(place) ?? draft));
    draw((count) => count + 1);
  }
  return {
    ...draft,
    write: (text) => put(({ once }) => ({ text, once })),
    taken: (sent) =>
      put(({ text }) => ({
        text: text.startsWith(sent) ? text.slice(sent.length) : text,
        once: crypto.randomUUID(),
      })),
  };
}
