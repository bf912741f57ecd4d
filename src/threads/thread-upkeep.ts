import { createPosting, type PostingParts } from './posting.js';
import { createRoundNews, type RoundNewsParts } from './round-news.js';

/** A post waiting longer than this was left behind by a process that stopped (ms). */
const LEFT_BEHIND_MS = 20_000;
/** How often there is a look at the threads (ms). */
const EVERY_MS = 5_000;
/** Threads at a time. */
const BATCH = 100;

/**
 * The timer's work on threads: finishes posts that a stopped process left behind, and tells the news. However often it
 * is called, it looks once in five seconds. Every process may do it at any time.
 */
export function createThreadUpkeep(parts: PostingParts & RoundNewsParts): () => Promise<void> {
  const { threads, clock } = parts;
  const posting = createPosting(parts);
  const tellNews = createRoundNews(parts);
  let looked = Number.NEGATIVE_INFINITY;

  return async function upkeep() {
    const now = clock.now();
    if (now.getTime() - looked < EVERY_MS) return;
    const { unfinished, news } = await threads.withWork(new Date(now.getTime() - LEFT_BEHIND_MS), now, BATCH);
    await posting.finishIn(unfinished);
    await tellNews(news);
    // Not before it went well: what failed is tried again at the next call.
    looked = now.getTime();
  };
}
