import assert from 'node:assert/strict';
import { createApp } from '../../src/app.js';
import { startColleagueDesk } from '../../src/demo/colleague-desk.js';
import { COLLEAGUES_TENANT, connectColleagues, makeColleagues } from '../../src/demo/colleagues.js';
import { beforeTheSeason, makeProgrammes, PAST_ROUNDS, REGION } from '../../src/demo/programmes.js';
import { ASKED_IN_THE_PAST, holdSeason } from '../../src/demo/season.js';
import type { TravellingClock } from '../../src/demo/travelling-clock.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { createLog } from '../../src/log.js';
import { wasHeld } from '../../src/rounds/round.js';
import { createArchive } from '../../src/tab/archive/archive.js';
import { freshStorage } from '../support/storage.js';
import { testConfig, WHOLE_WEEK } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { spread } from '../support/thorough.js';

/** A test clock that travels as that of the demo does. */
function travelling(from: Date): TravellingClock {
  const clock = new TestClock(from.toISOString());
  const { now, id, secret, random, sleep } = clock;
  const jumpTo = (moment: Date) => {
    if (moment > clock.now()) clock.goTo(moment.toISOString());
  };
  return { ...clock, now, id, secret, random, sleep, jumpTo };
}

/** In the middle of a week, just after the begin of one, and just before its end. */
const MOMENTS = ['2026-12-03T14:00:00+01:00', '2026-11-23T00:10:00+01:00', '2026-11-29T23:00:00+01:00'] as const;

describe('the demo at its first start', () => {
  for (const present of spread(MOMENTS, 1))
    it(`has a season behind it and the first dilemma before it, also on ${present}`, async () => {
      const now = new Date(present);
      const storage = await freshStorage();
      const clock = travelling(beforeTheSeason(now));
      const config = testConfig(WHOLE_WEEK);
      await makeProgrammes(storage.stores.programmes, config.programme, builtinDilemmas, now);
      const desk = await startColleagueDesk(COLLEAGUES_TENANT);
      const app = createApp({ config, storage, clock, log: createLog('silent') });
      try {
        await app.listen();
        const { participants, rounds, results, outbox } = storage.stores;
        const colleagues = await makeColleagues(participants, app.services.municipalities, clock);
        await connectColleagues(participants, colleagues.slice(0, ASKED_IN_THE_PAST), clock, desk);
        await holdSeason({ app, rounds, participants, visitorId: 'T:visitor', colleagues, clock });
        clock.jumpTo(now);
        await app.tick();

        const all = await rounds.ofProgramme('main');
        const held = all.filter(wasHeld);
        assert.equal(held.length, PAST_ROUNDS);
        for (const { id } of held) {
          const { first, second } = (await results.get(id))?.ballots ?? {};
          const shown = Object.values(first?.tally.overall ?? {}).filter((count) => typeof count === 'number');
          assert.ok(shown.length > 1 && second !== undefined, `${id} has something to show`);
        }
        const archive = createArchive({ ...app.services, rounds });
        const [one = assert.fail()] = colleagues;
        assert.equal(
          (await archive.list({ memberOf: ['main'], memberships: one.memberships }, 'nl')).rounds.length,
          PAST_ROUNDS,
        );

        const next = all.find(({ phase }) => phase === 'planned') ?? assert.fail();
        assert.deepEqual([next.dilemmaId, next.plan.voting > now], [builtinDilemmas[0]?.id, true]);
        const [regional, ...others] = await rounds.ofProgramme(REGION.id);
        assert.deepEqual([regional?.phase, others.length], ['planned', 0]);
        assert.deepEqual(regional?.plan.voting, next.plan.voting, 'the region begins with it');
        assert.ok(colleagues.filter(({ memberOf }) => memberOf.includes(REGION.id)).length >= 5);
        assert.equal((await outbox.countAll()).due, 0, 'nothing of it is still to be told');
      } finally {
        await app.stop();
        await desk.stop();
        await storage.close();
      }
    });
});
