import assert from 'node:assert/strict';
import { CommandMeter } from '../bench/command-meter.js';
import type { Person } from '../support/fake-teams/person.js';
import { FACILITATORS, report, WITH_FACILITATORS } from '../support/reported.js';
import { formOf } from '../support/review-forms.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { matchOf, pairOf, ROUND, talkPath, threadIn } from '../support/tab-talks.js';
import { groupsNow, joined, reach, TOWNS, townsFor } from '../support/talks.js';

/** The page asks for these again and again by itself. */
const POLLED = ['talk', 'open-thread/main-1', 'desk/progress/main-1'];
const MOST_POLLED = 6;
const MOST = 10;
const FORM = { form: formOf(), proposal: null, language: 'nl' } as const;

interface Cast {
  readonly anna: Person;
  readonly bram: Person;
  readonly fien: Person;
  readonly match: string;
}

/** Adds more posts, reports and proposals. */
async function adds(stage: TabStage, { anna, bram, fien, match }: Cast, from: number, to: number): Promise<void> {
  const { posts, t } = stage;
  for (let at = from; at < to; at += 1) {
    t.clock.advance('1m');
    const once = `draft-000${at}`;
    await posts(anna, 'talks/post', { match, once, text: `Bericht ${at}` });
    const open = await posts(anna, 'open-thread/post', { round: ROUND, once, text: `Bericht ${at}` });
    await report(stage, threadIn(open).posts.at(-1)?.id ?? assert.fail(), [bram]);
    const written = { draft: once, form: formOf(), seen: null, notPersonal: false };
    assert.equal((await posts(fien, 'desk/review/write', written)).body.kind, 'sent');
  }
}

describe('scenario: what a question of the tab costs', () => {
  it('takes the same few round trips, however much there is', async () => {
    const meter = new CommandMeter();
    await playTab(
      async (stage) => {
        const { t, gets, posts } = stage;
        const [first] = FACILITATORS;
        const people = await joined(t, TOWNS.slice(0, 4));
        const fien = await t.joins('Fien', { municipality: 'Delft', objectId: first });
        await reach(stage, 'discussing');
        const [anna, bram] = pairOf(await groupsNow(stage, people));
        const cast = { anna, bram, fien, match: await matchOf(stage, anna) };

        const asked: Readonly<Record<string, () => Promise<{ readonly status: number }>>> = {
          talk: () => gets(anna, talkPath(cast.match)),
          look: () => posts(fien, 'desk/review/look', FORM),
          ...Object.fromEntries(
            [
              'me',
              'week',
              'match',
              'archive',
              'season-line',
              'agreements',
              'agreements/new',
              'talks',
              'open-thread',
              `open-thread/${ROUND}`,
            ].map((path) => [path, () => gets(anna, path)]),
          ),
          ...Object.fromEntries(
            [
              'round',
              'season',
              'programme',
              'programme/rhythm',
              'programme/cards',
              'reports',
              'review',
              'participation',
              'log',
              `progress/${ROUND}`,
              `delivery/${ROUND}`,
            ].map((part) => [`desk/${part}`, () => gets(fien, `desk/${part}`)]),
          ),
        };
        const measure = async () => {
          await t.settle();
          t.clock.advance('1m');
          const trips: Record<string, number> = {};
          for (const [name, ask] of Object.entries(asked)) {
            const traffic = await meter.during(async () => assert.equal((await ask()).status, 200, name));
            trips[name] = traffic.trips;
          }
          return trips;
        };

        await adds(stage, cast, 0, 1);
        // The first reading of names is noted in the log, the next ones soon after it are not.
        await measure();
        const little = await measure();
        await adds(stage, cast, 1, 6);
        await joined(t, townsFor(6, 6));
        assert.deepEqual(await measure(), little);
        for (const [name, trips] of Object.entries(little))
          assert.ok(trips <= (POLLED.includes(name) ? MOST_POLLED : MOST), `${name} takes ${trips} round trips`);
        // Touching the person: a form that is looked at while somebody types reads no rounds, and programmes are known.
        assert.equal(little.look, 1);
        assert.equal(little['desk/round'], 4);
      },
      { env: WITH_FACILITATORS, listener: meter.listener },
    );
  });
});
