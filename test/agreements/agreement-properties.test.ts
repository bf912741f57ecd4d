import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  AGREEMENT_STATES,
  type Agreement,
  currentOf,
  isOpen,
  MAXIMUM_VERSIONS,
  OUTCOMES,
} from '../../src/agreements/agreement.js';
import { intentsOf, withoutNews } from '../../src/agreements/agreement-news.js';
import { type AgreementEvent, decide } from '../../src/agreements/agreement-rule.js';
import { broughtBack, type Moment } from '../../src/agreements/bringing-back.js';
import { ERASED } from '../../src/participants/participant.js';
import { agreement, TEXT, WRITTEN } from '../support/agreement-samples.js';
import { runs } from '../support/thorough.js';

/** A step of a story: somebody does something, or the scheduler looks, after `hours`. */
interface Step {
  readonly place: number;
  /** How far back the version is that the click names: 0 is the newest. */
  readonly behind: number;
  readonly hours: number;
  readonly act: 'look' | AgreementEvent['kind'];
  readonly word: string;
  readonly outcome: (typeof OUTCOMES)[number];
}

const step: fc.Arbitrary<Step> = fc.record({
  place: fc.integer({ min: 0, max: 2 }),
  behind: fc.constantFrom(0, 0, 0, 1, 2),
  hours: fc.constantFrom(0, 0, 1, 24, 24 * 7, 24 * 20),
  act: fc.constantFrom<Step['act']>(
    ...(['amend', 'amend', 'accept', 'accept', 'accept', 'decline', 'keepAlone', 'answer', 'answer'] as const),
    ...(['stepOut', 'erase', 'look', 'look', 'look'] as const),
  ),
  word: fc.constantFrom('een', 'twee', 'drie'),
  outcome: fc.constantFrom(...OUTCOMES),
});
const story = fc.record({ others: fc.integer({ min: 0, max: 2 }), steps: fc.array(step, { maxLength: 30 }) });

function eventOf({ act, behind, word, outcome, place }: Step, one: Agreement): AgreementEvent | null {
  const version = currentOf(one).number - behind;
  switch (act) {
    case 'look':
      return null;
    case 'amend':
      return { kind: act, version, text: { ...TEXT, what: `${word} van ${place}` }, invited: ['T:2'] };
    case 'answer':
      return { kind: act, version, outcome, line: `regel van ${place}` };
    case 'stepOut':
      return { kind: act, reason: 'left' };
    case 'erase':
      return { kind: act };
    default:
      return { kind: act, version };
  }
}

/** Observations along the way. */
interface Story {
  readonly states: readonly Agreement[];
  /** `place:version` for every yes: one's own text, or a click that named it. */
  readonly saidYes: ReadonlySet<string>;
  /** The keys of the messages, each time that they were put in the outbox. */
  readonly told: readonly string[];
}

function play({ others, steps }: { readonly others: number; readonly steps: readonly Step[] }): Story {
  let one = agreement(['T:2', 'U:3'].slice(0, others));
  let { now } = WRITTEN;
  const states = [one];
  const saidYes = new Set(['0:1']);
  const told: string[] = [];
  for (const next of steps) {
    now = new Date(now.getTime() + next.hours * 3_600_000);
    const event = eventOf(next, one);
    if (event !== null) {
      one = acted(one, next.place, event, { ...WRITTEN, now }, saidYes);
    } else if (one.lookAt !== null && one.lookAt <= now) {
      const looked = broughtBack(one, { ...WRITTEN, now });
      told.push(...intentsOf(looked).map(({ key }) => key));
      one = withoutNews(looked, now);
    }
    states.push(one);
  }
  return { states, saidYes, told };
}

/** The agreement after somebody did something; the same again must change nothing. */
function acted(one: Agreement, place: number, event: AgreementEvent, moment: Moment, saidYes: Set<string>): Agreement {
  const decision = decide(one, place, event, moment);
  if (decision.kind !== 'changed') return one;
  const again = decide(decision.agreement, place, event, moment);
  assert.notEqual(again.kind, 'changed', `${event.kind} twice is once`);
  const { number } = currentOf(decision.agreement);
  if (event.kind === 'accept') saidYes.add(`${place}:${event.version}`);
  if (event.kind === 'amend') saidYes.add(`${place}:${number}`);
  return decision.agreement;
}

const check = (holds: (seen: Story) => void): void => {
  fc.assert(
    fc.property(story, (told) => holds(play(told))),
    { numRuns: runs(1_500, 500) },
  );
};

describe('every agreement, whatever happens in whatever order', () => {
  it('is in force only when everybody who is part of it said yes to that very text', () =>
    check(({ states, saidYes }) => {
      for (const { state, parties, ...rest } of states) {
        if (state === 'proposed' || state === 'dropped') continue;
        const { number } = currentOf(rest);
        for (const [place, { gone }] of parties.entries()) {
          if (gone === null) assert.ok(saidYes.has(`${place}:${number}`), `place ${place}, text ${number}`);
        }
      }
    }));

  it('never changes a text that was shown, other than by erasing it, and keeps ten at most', () =>
    check(({ states }) => {
      const shown = new Map<number, string>();
      for (const { versions } of states) {
        assert.ok(versions.length > 0 && versions.length <= MAXIMUM_VERSIONS);
        for (const { number, what } of versions) {
          if (what !== '') assert.equal(shown.get(number) ?? what, what);
          shown.set(number, what);
        }
      }
    }));

  it('leaves no id, text or line of an erased person', () =>
    check(({ states }) => {
      for (const { parties, versions } of states) {
        for (const [place, { id, answer, gone }] of parties.entries()) {
          if (id !== ERASED) continue;
          assert.notEqual(gone, null);
          assert.equal(answer, null);
          assert.ok(versions.every(({ author, what, how }) => author !== place || (what === '' && how === '')));
        }
      }
    }));

  it('tells each thing once, and nothing to an erased person', () =>
    check(({ told }) => {
      // A message not sent before the next change may enter the outbox again under the same key; a sent one may not.
      const bringing = told.filter((key) => /:(soon|due):/.test(key));
      assert.equal(new Set(bringing).size, bringing.length, bringing.join());
      assert.ok(told.every((key) => !key.includes(ERASED)));
    }));

  it('is looked at again as long as it is open and has not been brought back on its date', () =>
    check(({ states }) => {
      for (const one of states) {
        if (one.news.length > 0) assert.notEqual(one.lookAt, null);
        if (isOpen(one) && one.reminder !== null) assert.notEqual(one.lookAt, null);
        if (!isOpen(one)) assert.equal(one.reminder, null);
        assert.ok(AGREEMENT_STATES.includes(one.state));
      }
    }));

  it('does not come back to life', () =>
    check(({ states }) => {
      const end = states.findIndex((one) => !isOpen(one));
      if (end !== -1) for (const one of states.slice(end)) assert.equal(one.state, states[end]?.state);
    }));
});
