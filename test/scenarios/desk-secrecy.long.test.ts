import assert from 'node:assert/strict';
import { votes } from '../support/scenario.js';
import { withFacilitator } from '../support/tab-client.js';
import { joined, reach, TOWNS, townsFor } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** All that a facilitator sees and others do not; the files too. */
const PAGES = ['round', 'rounds', 'season', 'participation', 'delivery/main-1', 'rehearsal/main-1', 'progress/main-1'];

const ALIKE = Array.from({ length: 12 }, () => 'a');
const DIVIDED = ALIKE.map((_, at) => (at % 2 === 0 ? 'a' : 'b'));

/** Everything the desk showed during a week in which these people voted so, and voted again as the next one had. */
async function seenAtTheDesk(options: readonly string[]): Promise<{ readonly seen: object; readonly result: string }> {
  const seen: Record<string, string> = {};
  let result = '';
  await withFacilitator(async (stage, fien) => {
    const { t, gets, posts } = stage;
    const people = await joined(t, townsFor(options.length, TOWNS.length));
    async function look(moment: string): Promise<void> {
      for (const page of PAGES) seen[`${moment}: ${page}`] = JSON.stringify((await gets(fien, `desk/${page}`)).body);
      seen[`${moment}: participation.csv`] = (await posts(fien, 'desk/participation.csv')).text;
    }
    await reach(stage, 'voting');
    for (const [at, person] of people.entries()) await votes(person, options[at] ?? 'a');
    await look('voted');
    await reach(stage, 'discussing');
    await look('in the talks');
    await reach(stage, 'revoting');
    for (const [at, person] of people.entries()) await votes(person, options[(at + 1) % options.length] ?? 'a');
    await look('voted again');
    await reach(stage, 'closed');
    await look('closed');
    result = (await posts(fien, 'desk/results.csv')).text;
  }, WHOLE_WEEK);
  return { seen, result };
}

describe('scenario: what a facilitator sees beside the result', () => {
  it('depends on who takes part and who was reached, and on no vote', async () => {
    const alike = await seenAtTheDesk(ALIKE);
    const divided = await seenAtTheDesk(DIVIDED);
    assert.equal(Object.keys(alike.seen).length, 4 * (PAGES.length + 1));
    assert.deepEqual(divided.seen, alike.seen);
    assert.notEqual(divided.result, alike.result, 'the votes were counted');
  });
});
