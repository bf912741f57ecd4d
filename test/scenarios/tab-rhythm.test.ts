import assert from 'node:assert/strict';
import type { RhythmWish } from '../../src/programmes/rhythm-wish.js';
import type { RhythmAnswerWire, RhythmPreviewWire, RhythmWire } from '../../src/tab/wire/rhythm-wire.js';
import { playTab, type TabAnswer } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';
import { addRegion, letFacilitate, REGION } from '../support/two-programmes.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { FACILITATORS: `${TENANT}:${OWNER}` };
const AT = `?programme=${REGION}`;
const READ = `desk/programme/rhythm${AT}`;
const LOOK = `desk/programme/rhythm/look${AT}`;
const CHANGE = `desk/programme/rhythm/change${AT}`;

const bodyOf = <T>({ status, body }: TabAnswer): T => {
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as T;
};
const daysBetween = ({ openings }: RhythmPreviewWire) =>
  openings
    .slice(1)
    .map(({ opens }, at) => Math.round((Date.parse(opens) - Date.parse(openings[at]?.opens ?? '')) / 86_400_000));

describe('scenario: the rhythm of a programme at its desk', () => {
  it('is read with its next ten rounds, tried without keeping anything, and changed for whoever saw it last', () =>
    playTab(
      async (stage) => {
        const { t, gets, posts, kept } = stage;
        await t.joins('Olga', { objectId: OWNER });
        const anna = await t.joins('Anna');
        const bram = await t.joins('Bram');
        await addRegion(stage);
        await letFacilitate(stage, REGION, anna);
        for (const ask of [
          gets(bram, READ),
          posts(bram, LOOK),
          posts(bram, CHANGE),
          gets(anna, 'desk/programme/rhythm?programme=main'),
        ]) {
          const { status, body } = await ask;
          assert.deepEqual([status, body.code], [403, 'notFacilitator']);
        }

        const { revision, wish, preview } = bodyOf<RhythmWire>(await gets(anna, READ));
        assert.deepEqual([wish.everyWeeks, preview.openings.length, preview.faults], [1, 10, []]);
        const slow: RhythmWish = { ...wish, everyWeeks: 3, holidays: false, weekPlan: talkless(wish) };
        const before = JSON.stringify(await kept('programmes'));
        const tried = bodyOf<RhythmPreviewWire>(await posts(anna, LOOK, { wish: slow }));
        assert.deepEqual(daysBetween(tried), Array<number>(9).fill(21));
        assert.ok(tried.openings.every(({ talks }) => talks === null));
        assert.equal(JSON.stringify(await kept('programmes')), before, 'a trial is not kept');

        const done = bodyOf<RhythmAnswerWire>(await posts(anna, CHANGE, { revision, wish: slow }));
        assert.ok(done.outcome === 'done');
        assert.deepEqual([done.rhythm.wish, done.rhythm.preview], [slow, tried], 'it became what was shown');
        const late = bodyOf<RhythmAnswerWire>(await posts(anna, CHANGE, { revision, wish }));
        assert.ok(late.outcome === 'changed', 'it was made for an older revision');
        assert.equal(late.rhythm.wish.everyWeeks, 3);
        assert.match(JSON.stringify((await kept('audit')).map((entry) => entry.action)), /rhythm_change/);
      },
      { env: ENV },
    ));

  it('says all that is wrong with a wish, and keeps nothing of it', () =>
    playTab(
      async ({ t, gets, posts }) => {
        const olga = await t.joins('Olga', { objectId: OWNER });
        const { revision, wish } = bodyOf<RhythmWire>(await gets(olga, 'desk/programme/rhythm'));
        const wrong: RhythmWish = {
          ...{ ...wish, everyWeeks: 9, schoolRegion: 'mars', minimumCount: 4.5, from: 'morgen' },
          weekPlan: { voting: { weekday: 7, time: '25:00' }, closed: { weekday: 5, time: '15:00' } },
        };
        const tried = bodyOf<RhythmPreviewWire>(await posts(olga, 'desk/programme/rhythm/look', { wish: wrong }));
        const faults = tried.faults.map(({ fault }) => fault).sort();
        assert.deepEqual(faults, [
          'noSuchFrom',
          'noSuchInterval',
          'noSuchMinimum',
          'noSuchRegion',
          'noSuchTime',
          'noWorkday',
        ]);
        assert.deepEqual(tried.openings, []);
        const answer = bodyOf<RhythmAnswerWire>(
          await posts(olga, 'desk/programme/rhythm/change', { revision, wish: wrong }),
        );
        assert.deepEqual(answer, { outcome: 'refused', faults: tried.faults });
        assert.deepEqual(bodyOf<RhythmWire>(await gets(olga, 'desk/programme/rhythm')).wish, wish);
        const shapeless = await posts(olga, 'desk/programme/rhythm/look', { wish: { ...wish, holidays: 'ja' } });
        assert.deepEqual([shapeless.status, shapeless.body.code], [400, 'badRequest']);
      },
      { env: ENV },
    ));
});

function talkless({ weekPlan: { voting, closed } }: RhythmWish): RhythmWish['weekPlan'] {
  return { voting, closed };
}
