import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { Person } from '../support/fake-teams/person.js';
import { twoProgrammes, WITH_OWNER } from '../support/programme-facilitators.js';
import { FACILITATORS } from '../support/reported.js';
import { either, says } from '../support/says.js';
import { kindsTo, play, reads } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';
import { letFacilitate } from '../support/two-programmes.js';

const [FIEN] = FACILITATORS;
const IDS = builtinDilemmas.slice(0, 4).map(({ id }) => id);
const settings = (dilemmas: number) => ({
  FACILITATORS: `${TENANT}:${FIEN}`,
  PROGRAMME_DILEMMAS: IDS.slice(0, dilemmas).join(','),
});
const ENDINGS = either(says('notices.seasonEnding.title'), says('notices.seasonEnded.title'));
const MONDAYS = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'].map((day) => `${day}T09:00:01+01:00`);

describe('scenario: a season comes to its end', () => {
  it('is told to the facilitators when two dilemmas are left, when one is and when none is, once each', () =>
    play(
      async (stage) => {
        const fien = await stage.t.joins('Fien', { objectId: FIEN });
        const anna = await stage.t.joins('Anna');
        const heard: number[] = [];
        const told = () => fien.inbox.filter(({ summary }) => ENDINGS.test(summary));
        for (const monday of MONDAYS) {
          await stage.t.goTo(monday);
          await stage.t.advance('3d');
          await stage.t.settle();
          heard.push(told().length);
        }
        assert.deepEqual(heard, [0, 1, 2, 3]);
        assert.match(told()[2]?.summary ?? '', says('notices.seasonEnded.title'));
        await stage.t.restart();
        await stage.t.advance('14d');
        assert.equal(told().length, 3);
        assert.ok(!(await kindsTo(stage, anna)).includes('seasonEnding'));
      },
      { env: settings(4) },
    ));

  it('is told to the facilitators of that programme alone, with its name for whoever facilitates several', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const { noor, zoe, olga } = await twoProgrammes(
          stage,
          builtinDilemmas.slice(4).map(({ id }) => id),
        );
        const { queue, revision } = (await storage.stores.programmes.get('north')) ?? assert.fail();
        const short = { queue: queue.slice(0, 2), aside: [], skippedWeeks: [] };
        assert.ok(await storage.stores.programmes.changeSeason('north', revision, short));
        const told = (person: Person) => person.inbox.filter(({ summary }) => ENDINGS.test(summary));
        await t.goTo(MONDAYS[0] ?? '');
        await t.advance('1d');
        await t.settle();
        assert.deepEqual(
          [noor, zoe, olga].map((person) => told(person).length),
          [1, 0, 0],
        );
        assert.doesNotMatch(reads(told(noor)[0] ?? assert.fail()), /north/, 'there is one');
        await letFacilitate(stage, 'south', noor);
        await t.goTo(MONDAYS[1] ?? '');
        await t.advance('1d');
        await t.settle();
        assert.match(reads(told(noor)[1] ?? assert.fail()), /north/);
        assert.equal(told(zoe).length, 0);
      },
      { env: WITH_OWNER },
    ));

  it('is not told any more when dilemmas were added before the message was sent', () =>
    playTab(
      async (stage) => {
        const { t, posts, gets, storage } = stage;
        const fien = await t.joins('Fien', { objectId: FIEN });
        t.clock.goTo(MONDAYS[0] ?? '');
        // Opens the first round, then plans the second: two are left.
        await t.app.tick();
        await t.app.tick();
        const season = (await gets(fien, 'desk/season')).body as { readonly revision: number };
        const few = async () => (await gets(fien, 'desk/round')).body.fewDilemmas;
        assert.equal(await few(), 2, 'the desk warns too');
        let { revision } = season;
        for (const dilemma of IDS.slice(3)) {
          const answer = await posts(fien, 'desk/season/add', { revision, dilemma });
          assert.equal(answer.status, 200, answer.text);
          revision += 1;
        }
        await t.settle();
        assert.equal(await few(), null);
        const letters = await storage.stores.outbox.allTo(`${TENANT}:${FIEN}`);
        assert.deepEqual(
          letters.filter(({ kind }) => kind === 'seasonEnding').map(({ state }) => state),
          ['dropped'],
        );
      },
      { env: settings(3) },
    ));
});
