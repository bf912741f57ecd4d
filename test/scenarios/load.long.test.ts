import assert from 'node:assert/strict';
import { invokeOf } from '../support/activities.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { idOf, play } from '../support/scenario.js';
import { TENANT, type TestApp } from '../support/test-app.js';

const PEOPLE = 1_000;
const PARALLEL = 50;
const TOWNS = ['GM0193', 'GM0546', 'GM0503'];
const OPTIONS = ['a', 'b', 'c', 'd'] as const;
/** How many of the first people change their mind; all of them end up at the first option. */
const CHANGED = 100;

/** How the people of this town voted in the end. */
function countsOf(town: string): Record<string, number> {
  const counts = Object.fromEntries(OPTIONS.map((option) => [option, 0]));
  for (let at = TOWNS.indexOf(town); at < PEOPLE; at += TOWNS.length) {
    const option = at < CHANGED ? 'a' : (OPTIONS[at % 4] ?? 'a');
    counts[option] = (counts[option] ?? 0) + 1;
  }
  return counts;
}

/** Does `work` for every item, at most `PARALLEL` at a time. */
async function forAll<T>(items: readonly T[], work: (item: T, at: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) await work(items[at] as T, at);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

async function vote({ teams }: TestApp, person: Person, option: string): Promise<void> {
  const data = { round: 'main-1', ballot: 'first', option, confidence: '3', v: 1 };
  const action = { type: 'Action.Execute', verb: 'vote.cast', data };
  const { status, body } = await teams.post(
    invokeOf(person.activity(), 'adaptiveCard/action', { action, trigger: 'manual' }),
  );
  assert.equal(status, 200);
  assert.match(JSON.stringify(body), says('ballot.saved'));
}

describe('scenario: a thousand people vote at the same time', () => {
  it('counts every one of them, once, with their last choice', () =>
    play(async ({ t, storage, kept }) => {
      const first = await t.joins('Collega');
      const [model] = await kept('participants');
      const people = [first];
      for (let at = 1; at < PEOPLE; at += 1) people.push(t.teams.person({ name: `Collega ${at}`, tenant: TENANT }));
      const documents = people.slice(1).map((person, at) => ({
        ...model,
        _id: idOf(person),
        objectId: person.facts.objectId,
        municipality: TOWNS[at % TOWNS.length] ?? '',
        vouched: true,
        address: { ...model?.address, conversationId: person.conversation.id, userId: person.facts.userId },
      }));
      await storage.db.collection<{ _id: string }>('participants').insertMany(documents);
      t.clock.advance('1h');
      await t.app.tick();
      await forAll(people, (person, at) => vote(t, person, OPTIONS[at % 4] ?? 'a'));
      t.clock.advance('1s');
      await forAll(people.slice(0, CHANGED), (person) => vote(t, person, 'a'));
      assert.equal((await kept('votes')).length, PEOPLE);
      t.clock.goTo('2026-11-25T09:00:00+01:00');
      await t.app.tick();
      t.clock.advance('11s');
      await t.app.tick();
      const tally = (await storage.stores.results.get('main-1'))?.ballots.first?.tally;
      assert.deepEqual(tally?.overall, { a: 325, b: 225, c: 225, d: 225 });
      // A row in eight is not shown, by lot; those that are, are exact.
      const { byMunicipality } = tally ?? assert.fail();
      assert.notDeepEqual(byMunicipality, {});
      for (const [town, row] of Object.entries(byMunicipality)) assert.deepEqual(row, countsOf(town), town);
    }));
});
