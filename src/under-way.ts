import { AsyncLocalStorage } from 'node:async_hooks';

/** Subject of a piece of work: ids, kinds and counts for the log, never a text or a name. */
export type WorkFacts = Readonly<Record<string, string | number>>;

interface Work {
  facts: WorkFacts;
  over: boolean;
}

const current = new AsyncLocalStorage<Work>();

/** Work that has begun. */
export interface BegunWork {
  /** Runs `step` as a part of this work, with all that it sets in motion. */
  readonly run: <T>(step: () => T) => T;
  /** From now on nothing counts as a part of it: a socket that it opened and that others use outlives it. */
  readonly end: () => void;
}

/**
 * Begins a piece of work, such as a request or a turn of a loop. Whatever fails in it, also in a callback of a library that
 * nobody waits for, can say by `underWay` what it was working on.
 */
export function beginWork(facts: WorkFacts): BegunWork {
  const work: Work = { facts, over: false };
  return {
    run: (step) => current.run(work, step),
    end: () => {
      work.over = true;
    },
  };
}

/** Adds to what is known about the present work; nothing happens outside of one. */
export function tellMore(facts: WorkFacts): void {
  const work = current.getStore();
  if (work !== undefined) work.facts = { ...work.facts, ...facts };
}

/** Subject of the present work; undefined if there is none, or it is over. */
export function underWay(): WorkFacts | undefined {
  const work = current.getStore();
  return work === undefined || work.over ? undefined : work.facts;
}
