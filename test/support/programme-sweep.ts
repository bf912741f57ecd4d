import assert from 'node:assert/strict';
import type { App } from '../../src/app-parts.js';
import type { Person } from './fake-teams/person.js';
import { participantOf, populate } from './populate.js';
import { SteadyClock } from './steady-clock.js';
import type { FreshStorage } from './storage.js';
import { stateOf } from './stored-state.js';
import { type Rehearsal, rehearse, type Stage } from './sweep.js';
import { WHOLE_WEEK } from './test-app.js';

/** The second programme of the story. */
export const SECOND = 'regio';
/** Six people of three municipalities. */
const MUNICIPALITIES = ['GM0014', 'GM0546', 'GM0758', 'GM0014', 'GM0546', 'GM0758'];
const COLLECTIONS = [
  'participants',
  'programmes',
  'rounds',
  'ballotBoxes',
  'votes',
  'results',
  'matches',
  'threads',
  'posts',
];
/** Moments and what depends on the way there; the outcome may not differ. */
const PASSING =
  /^(phaseSince|stepSince|settledAt|dueAt|since|leaseUntil|holder|castAt|closedAt|activityId|plan|placedAt|openedAt|madeAt|freed|rematched|address|at|rank|endsAt|unfollowed|key)$/;
/** A matching and a post have a name of their own each time. */
const NAME_OF_MATCHING = /\b(\d)-id-\d{8}/g;
/** The moment at which somebody joined or left, or a round was called off: that it happened may not differ. */
const MOMENT_THAT_IT_HAPPENED = /"(joinedAt|leftAt|cancelRequestedAt)":"[^"]*"/g;

export interface ProgrammeScene {
  readonly storage: FreshStorage;
  readonly people: readonly Person[];
}

export interface ProgrammeEnding {
  readonly state: unknown;
  /** The programmes that each person takes part in, in order of person. */
  readonly memberOf: readonly (readonly string[])[];
}

/** A story of a first programme and a second one with the same rhythm and other dilemmas, in which six people of the first come and go. */
export function programmeStory(stages: readonly Stage<ProgrammeScene>[]): Promise<Rehearsal<ProgrammeEnding>> {
  return rehearse<ProgrammeScene, ProgrammeEnding>({
    clock: new SteadyClock('2026-11-23T08:00:00+01:00'),
    env: WHOLE_WEEK,
    pageSize: 2,
    stages,
    async prepare({ storage, teams, clock, steady }) {
      await steady.listen();
      const { programmes } = storage.stores;
      const first = (await programmes.get('main')) ?? assert.fail();
      await programmes.createIfAbsent({ ...first, id: SECOND, name: 'Regio', queue: [...first.queue].reverse() });
      await steady.tick();
      return { storage, people: await populate(storage, teams, clock, MUNICIPALITIES) };
    },
    async ending({ storage }, { people }) {
      const state = await stateOf(storage, COLLECTIONS, (_, member) => PASSING.test(member));
      const found = await Promise.all(people.map((person) => participantOf(storage, person)));
      return {
        state: JSON.parse(
          JSON.stringify(state).replaceAll(NAME_OF_MATCHING, '$1').replaceAll(MOMENT_THAT_IT_HAPPENED, '"$1":""'),
        ),
        memberOf: found.map(({ memberOf }) => memberOf),
      };
    },
  });
}

/** The first `count` people join the second programme. */
export async function join({ storage, people }: ProgrammeScene, { services }: App, count: number): Promise<void> {
  for (const person of people.slice(0, count)) {
    const joined = await services.memberships.join(await participantOf(storage, person), SECOND);
    await services.comeBack(joined);
  }
}

/** The second programme ends. */
export async function end({ storage }: ProgrammeScene, { services }: App): Promise<void> {
  const { name, revision } = (await storage.stores.programmes.get(SECOND)) ?? assert.fail();
  await services.programmeAdmin.setState(SECOND, revision, 'ended', 'owner', name);
}
