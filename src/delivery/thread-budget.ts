/**
 * Spreads the sends to one conversation, within Teams' limits for a bot in a conversation: 7 in a second, 8 in two, 60 in
 * thirty, 1,800 in an hour (Microsoft, "Optimize your bot with rate limiting in Teams"). About two thirds of that, so that
 * answers to the person keep room: five at once, then one in two and a half seconds, 1,445 in an hour at most.
 */
export interface ThreadBudget {
  /** Takes the next place in the conversation; returns how long to wait for it (ms, 0: go). */
  take(conversation: string, nowMs: number): number;
}

/** Messages that may follow each other at once. */
const BURST = 5;
/** Interval at which a place then comes free (ms). */
const GAP_MS = 2_500;
/** Conversations remembered before those with a full burst are forgotten. */
const REMEMBERED = 10_000;

/** A budget for each conversation, for this process. */
export function createThreadBudget(): ThreadBudget {
  /** When the conversation has its whole burst again (ms since the epoch). */
  const fullAt = new Map<string, number>();
  let forgetAbove = REMEMBERED;

  function forgetFull(nowMs: number): void {
    for (const [conversation, at] of fullAt) if (at <= nowMs) fullAt.delete(conversation);
    forgetAbove = Math.max(REMEMBERED, 2 * fullAt.size);
  }

  return {
    take(conversation, nowMs) {
      if (fullAt.size > forgetAbove) forgetFull(nowMs);
      const full = Math.max(nowMs, fullAt.get(conversation) ?? nowMs) + GAP_MS;
      fullAt.set(conversation, full);
      return Math.max(0, full - nowMs - BURST * GAP_MS);
    },
  };
}
