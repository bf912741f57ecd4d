import type { Agreement, AgreementText } from '../../src/agreements/agreement.js';
import { withoutNews } from '../../src/agreements/agreement-news.js';
import { type AgreementEvent, begin, decide } from '../../src/agreements/agreement-rule.js';
import type { Moment } from '../../src/agreements/bringing-back.js';
import { createDutchHolidays } from '../../src/scheduling/holidays.js';

const isHoliday = createDutchHolidays();

/** A moment (with its offset) as the rules want it. */
export function at(moment: string): Moment {
  return { now: new Date(moment), isHoliday };
}

/** Monday morning, after a closing. */
export const WRITTEN = at('2026-11-30T10:00:00+01:00');

export const TEXT: AgreementText = { what: 'Ik bel eerst', agreedWith: 'partner', by: '2026-12-18', how: 'Drie keer' };

/** An agreement of `T:1` or another maker, with the others that are given. Its news has not been told. */
export function agreement(
  others: readonly string[] = [],
  text: Partial<AgreementText> = {},
  id?: string,
  maker = 'T:1',
): Agreement {
  const agreedWith = others.length > 0 ? 'partner' : 'self';
  return begin(
    {
      id: id ?? 'main-1:0-a:000000:0',
      roundId: 'main-1',
      matchId: 'main-1:0-a:000000',
      maker,
      invited: others,
      text: { ...TEXT, agreedWith, ...text },
    },
    WRITTEN,
  );
}

/** The agreement after everything was told. */
export function told(one: Agreement): Agreement {
  return withoutNews(one, WRITTEN.now);
}

/** The agreement after these events, each by the party at that place; fails on an event that changes nothing. */
export function following(
  start: Agreement,
  ...events: readonly (readonly [place: number, event: AgreementEvent, moment?: Moment])[]
): Agreement {
  return events.reduce((present, [place, event, moment = WRITTEN]) => {
    const decision = decide(present, place, event, moment);
    if (decision.kind !== 'changed') throw new Error(`${event.kind} changed nothing: ${JSON.stringify(decision)}`);
    return decision.agreement;
  }, start);
}
