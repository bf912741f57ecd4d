import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { FACILITATORS } from '../support/reported.js';
import { either, says } from '../support/says.js';
import { kindsTo, play } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';

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
