import assert from 'node:assert/strict';
import { DEFAULT_PROGRAMME_ID, type Programme } from '../../src/programmes/programme.js';
import type { Person } from './fake-teams/person.js';
import { idOf, type Stage } from './scenario.js';

/** The programme beside the first one. */
export const REGION = 'regio';

/** Makes a second programme, like the first with a queue from its end, and waits until the program knows it. */
export async function addRegion({ t, storage }: Stage, change: Partial<Programme> = {}): Promise<Programme> {
  const { programmes } = storage.stores;
  const first = (await programmes.get(DEFAULT_PROGRAMME_ID)) ?? assert.fail('there is no first programme');
  const region = { ...first, id: REGION, name: 'Regio Zwolle', queue: [...first.queue].reverse(), ...change };
  await programmes.createIfAbsent(region);
  await t.advance('2m');
  return region;
}

/** Lets somebody facilitate the programme, and waits until the program knows it. */
export async function letFacilitate({ t, storage }: Stage, programmeId: string, person: Person): Promise<void> {
  const { programmes } = storage.stores;
  const { revision } = (await programmes.get(programmeId)) ?? assert.fail(`there is no ${programmeId}`);
  assert.ok(await programmes.changeDetails(programmeId, revision, { facilitators: [idOf(person)] }));
  await t.advance('2m');
}
