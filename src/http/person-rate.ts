/** How much one person may ask of this process: in bursts, and in the long run. */
export interface PersonRateSetting {
  readonly burst: number;
  readonly perMinute: number;
}

/** A page loads with a handful of requests; nobody clicks twice a second for minutes. */
export const TAB_RATE: PersonRateSetting = { burst: 60, perMinute: 120 };

/**
 * At most this many people are remembered; whoever was away longest is forgotten first, and starts with a full budget.
 */
const MOST_PEOPLE = 20_000;

const MINUTE_MS = 60_000;

/** How long this person has to wait before this request (ms); 0: it is taken. */
export type PersonRate = (personId: string, now: number) => number;

/**
 * A bucket for each person that fills with time, kept in this process only: it protects the process, and with a database
 * behind it every request would cost one more round trip.
 */
export function createPersonRate({ burst, perMinute }: PersonRateSetting): PersonRate {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const perMs = perMinute / MINUTE_MS;
  return (personId, now) => {
    const last = buckets.get(personId) ?? { left: burst, at: now };
    const filled = Math.min(burst, last.left + Math.max(0, now - last.at) * perMs);
    const taken = filled >= 1;
    // Put back at the end, so that the map stays in the order of the last request.
    buckets.delete(personId);
    buckets.set(personId, { left: taken ? filled - 1 : filled, at: now });
    if (buckets.size > MOST_PEOPLE) buckets.delete(buckets.keys().next().value ?? '');
    return taken ? 0 : Math.ceil((1 - filled) / perMs);
  };
}
