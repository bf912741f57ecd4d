import { monthsBefore, type RetentionTerms } from '../retention-terms.js';
import type { ThreadKind } from '../threads/thread.js';
import type { ThreadAuthorStore } from '../threads/thread-author-store.js';
import { createThreadRemoval } from '../threads/thread-removal.js';
import type { ThreadStore } from '../threads/thread-store.js';
import type { RetentionRule } from './retention-rule.js';

export interface EndedThreadsParts {
  readonly threads: ThreadStore;
  readonly authors: ThreadAuthorStore;
  readonly terms: RetentionTerms;
}

/** The kinds of thread, each with its term and what it is called in the log. */
const KINDS = {
  match: {
    name: 'matchThreads',
    what: 'conversations of matches with all that was written in them',
    term: 'threadMonths',
  },
  round: {
    name: 'openThreads',
    what: 'open threads of rounds with all that was written in them',
    term: 'openThreadMonths',
  },
} as const satisfies Readonly<Record<ThreadKind, { name: string; what: string; term: keyof RetentionTerms }>>;

/** Threads of one kind that have been closed to writing for their whole term; an open thread loses its key first. */
export function endedThreads(kind: ThreadKind, { threads, authors, terms }: EndedThreadsParts): RetentionRule {
  const removal = createThreadRemoval(threads, authors);
  const { name, what, term } = KINDS[kind];
  return {
    name,
    what,
    before: (now) => monthsBefore(now, terms[term]),
    count: (before) => threads.countEnded(kind, before),
    deleteBatch: (before) => removal.deleteBatch(kind, before),
  };
}
