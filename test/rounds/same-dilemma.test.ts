import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayVote } from '../../src/participants/membership.js';
import type { Membership } from '../../src/participants/participant.js';
import { putAfter, putBefore } from '../../src/rounds/same-dilemma.js';
import { gateRule } from '../support/attack/gate-rule.js';
import { judge, type Publish } from '../support/attack/judge.js';
import { once, type Setting } from '../support/attack/world.js';
import { runs } from '../support/thorough.js';

const PROGRAMMES = ['main', 'region', 'water'] as const;
type ProgrammeId = (typeof PROGRAMMES)[number];
const HOUR_MS = 3_600_000;
const hour = (number: number): Date => new Date(number * HOUR_MS);

/** One dilemma, put in three programmes, each at its hour. */
type Openings = Readonly<Record<ProgrammeId, number>>;
interface Event {
  readonly what: 'join' | 'leave' | 'vote';
  readonly programmeId: ProgrammeId;
}

/** The programmes in which somebody who does one of these things each hour gets a vote counted. */
function votedIn(openings: Openings, events: readonly Event[]): ReadonlySet<ProgrammeId> {
  const rounds = PROGRAMMES.map((programmeId) => ({
    ...{ id: `${programmeId}-1`, programmeId, cancelRequestedAt: null },
    plan: { voting: hour(openings[programmeId]), closed: hour(1_000) },
  }));
  const memberships: Record<string, Membership> = {};
  let memberOf: readonly string[] = [];
  const voted = new Set<ProgrammeId>();
  for (const [at, { what, programmeId }] of events.entries()) {
    // Half an hour after anything that may open.
    const now = new Date(hour(at).getTime() + HOUR_MS / 2);
    const round = rounds.find((one) => one.programmeId === programmeId);
    assert.ok(round);
    memberOf = memberOf.filter((one) => one !== programmeId || what === 'vote');
    if (what === 'leave' && memberships[programmeId] !== undefined)
      memberships[programmeId] = { ...memberships[programmeId], leftAt: now };
    if (what === 'join') {
      memberships[programmeId] = { joinedAt: now };
      memberOf = [...memberOf, programmeId];
    }
    const opened = hour(Math.max(openings[programmeId], 0));
    const asked = {
      programmeId,
      excludes: putBefore(round, rounds, opened),
      alsoPut: putAfter(round, rounds, now),
    };
    const person = { standing: 'joined', memberOf, memberships } as Parameters<typeof mayVote>[0];
    if (what === 'vote' && now >= round.plan.voting && mayVote(person, asked)) voted.add(programmeId);
  }
  return voted;
}

const anyEvent = fc.record({
  what: fc.constantFrom('join', 'leave', 'vote'),
  programmeId: fc.constantFrom(...PROGRAMMES),
});
const anyOpenings = fc.record({ main: fc.nat(8), region: fc.nat(8), water: fc.nat(8) });

describe('one dilemma in several programmes', () => {
  it('is voted on by nobody in two of them, however they join, leave and vote', () => {
    let voters = 0;
    fc.assert(
      fc.property(anyOpenings, fc.array(anyEvent, { minLength: 6, maxLength: 16 }), (openings, events) => {
        const { size } = votedIn(openings, events as readonly Event[]);
        voters += size;
        assert.ok(size <= 1);
      }),
      { numRuns: runs(20_000, 4_000) },
    );
    assert.ok(voters > 100, 'some of them voted');
  });
});

/** Everything shown of two rounds about one dilemma; for each the crowds that vote in it. */
function bothOf(setting: Setting, parts: readonly (readonly number[])[]): Publish {
  const settings = parts.map((part) => ({ ...setting, crowds: setting.crowds.filter((_, at) => part.includes(at)) }));
  const [one, other] = [gateRule(), gateRule()];
  return (_setting, world) => {
    const [first = [], second = []] = settings.map((own, at) => {
      const counts = world.filter((_, crowd) => parts[at]?.includes(crowd));
      return [...(at === 0 ? one : other)(own, counts)];
    });
    return first.flatMap((shown) => second.map((more) => `${shown} and ${more}`));
  };
}

describe('the attacker who puts two programmes side by side', () => {
  /** Somebody in the region alone, those in both, and others in the country. */
  const people: Setting = {
    ...once(2, [1, 11, 4]),
    crowds: once(2, [1, 11, 4]).crowds.map((one) => ({ ...one, municipality: 0 })),
  };

  it('knows no vote when those in both are counted once, also with three colleagues', () => {
    assert.deepEqual(judge(people, bothOf(people, [[0, 1], [2]]), { colluders: 3 }).certain, []);
  });

  it('would know one by subtraction if they were counted in both', () => {
    assert.ok(judge(people, bothOf(people, [[0, 1], [1]]), { colluders: 0 }).certain.length > 0);
  });
});
