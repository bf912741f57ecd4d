/** Microsoft's documented limits for sending to one conversation (per bot per thread): at most `count` in `ms`. */
const PER_THREAD = [
  { ms: 1000, count: 7 },
  { ms: 2000, count: 8 },
  { ms: 30_000, count: 60 },
  { ms: 3_600_000, count: 1800 },
] as const;

/** And for one app in one tenant. */
const PER_TENANT = [{ ms: 1000, count: 50 }] as const;

type Window = { readonly ms: number; readonly count: number };

/** Counts calls in sliding windows. A refused call does not count. */
export class RateLimit {
  private readonly threads = new Map<string, number[]>();
  private readonly tenants = new Map<string, number[]>();

  /** Null when the call is allowed (and now counted), else the whole seconds to wait. */
  refusal(conversationId: string, tenantId: string, now: number): number | null {
    const thread = timesOf(this.threads, conversationId);
    const tenant = timesOf(this.tenants, tenantId);
    const wait = Math.max(waitFor(thread, PER_THREAD, now), waitFor(tenant, PER_TENANT, now));
    if (wait > 0) return Math.ceil(wait / 1000);
    thread.push(now);
    tenant.push(now);
    return null;
  }
}

function timesOf(all: Map<string, number[]>, key: string): number[] {
  const known = all.get(key);
  if (known !== undefined) return known;
  const fresh: number[] = [];
  all.set(key, fresh);
  return fresh;
}

function waitFor(times: readonly number[], windows: readonly Window[], now: number): number {
  const waits = windows.map(({ ms, count }) => {
    const oldest = times.at(-count);
    return oldest === undefined ? 0 : oldest + ms - now;
  });
  return Math.max(0, ...waits);
}
