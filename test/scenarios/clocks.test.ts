import assert from 'node:assert/strict';
import { FakeTeams } from '../support/fake-teams.js';
import { says } from '../support/says.js';
import { ballotsOf, idOf, play, seen, votes } from '../support/scenario.js';
import { MONDAY_MORNING } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';

const HOUR_MS = 3_600_000;

describe('scenario: a year with 53 weeks', () => {
  it('has a dilemma in week 53 and one in week 1, each on its Monday at nine', () =>
    play(
      async ({ t, storage }) => {
        const anna = await t.joins('Anna');
        const got: string[] = [];
        for (const day of ['2026-12-28', '2027-01-04']) {
          await t.goTo(`${day}T08:59:59+01:00`);
          const before = ballotsOf(anna).length;
          await t.goTo(`${day}T09:00:00+01:00`);
          got.push(`${day}: ${ballotsOf(anna).length - before}`);
        }
        assert.deepEqual(got, ['2026-12-28: 1', '2027-01-04: 1']);
        const rounds = await storage.stores.rounds.ofProgramme('main');
        assert.equal(new Set(rounds.map(({ id }) => id)).size, rounds.length);
      },
      { clock: new TestClock('2026-12-24T12:00:00+01:00') },
    ));
});

describe('scenario: the clock of this process and that of Teams', () => {
  for (const hours of [-25, -1, 1, 25]) {
    it(`may differ by ${hours} hours: somebody leaves the chat, comes back, votes and is asked again`, async () => {
      const clock = new TestClock(MONDAY_MORNING);
      const teams = await FakeTeams.start({ now: () => new Date(clock.now().getTime() + hours * HOUR_MS) });
      await play(
        async ({ t, storage }) => {
          const anna = await t.joins('Anna');
          await t.advance('5m');
          await anna.uninstalls();
          assert.equal((await storage.stores.participants.get(idOf(anna)))?.reachable, false);
          await t.advance('5m');
          await anna.installs();
          assert.equal((await storage.stores.participants.get(idOf(anna)))?.reachable, true);
          await t.advance('1h');
          assert.match(seen(await votes(anna, 'a')), says('ballot.saved'));
          await t.advance('7d');
          assert.equal(ballotsOf(anna).length, 2);
        },
        { clock, teams },
      );
    });
  }
});
