/**
 * Spreads the sends to a tenant over time, so that Teams' limit of 50 requests a second for one app in one tenant
 * (Microsoft, "Optimize your bot with rate limiting in Teams") is not reached and answers to people keep room. Each
 * process has its own budget; what goes over together is caught by Teams' 429 and `hold`.
 */
export interface RateBudget {
  /** Takes a place for one send to the tenant; returns how long to wait for it (ms, 0: go). */
  take(tenantId: string, nowMs: number): number;
  /** Teams said to stop for this tenant: no place before `untilMs`. */
  hold(tenantId: string, untilMs: number): void;
  /** Until when the tenant is on hold (ms since the epoch); null when it is not. */
  heldUntil(tenantId: string, nowMs: number): number | null;
}

/** A budget of `perSecond` sends for each tenant, evenly spread, without bursts. */
export function createRateBudget(perSecond: number): RateBudget {
  const gapMs = 1_000 / perSecond;
  /** When the next place of a tenant is free. */
  const nextFree = new Map<string, number>();
  const holds = new Map<string, number>();

  return {
    take(tenantId, nowMs) {
      const at = Math.max(nowMs, nextFree.get(tenantId) ?? 0);
      nextFree.set(tenantId, at + gapMs);
      return at - nowMs;
    },
    hold(tenantId, untilMs) {
      holds.set(tenantId, Math.max(untilMs, holds.get(tenantId) ?? 0));
    },
    heldUntil(tenantId, nowMs) {
      const until = holds.get(tenantId);
      if (until === undefined) return null;
      if (until > nowMs) return until;
      holds.delete(tenantId);
      return null;
    },
  };
}
