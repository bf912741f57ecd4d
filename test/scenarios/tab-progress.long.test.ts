import assert from 'node:assert/strict';
import type { ProgressWire, RoundProgressWire, WorkWire } from '../../src/tab/wire/progress-wire.js';
import { crowd, makesSome } from '../support/crowd.js';
import type { Person } from '../support/fake-teams/person.js';
import { FACILITATORS, WITH_FACILITATORS } from '../support/reported.js';
import { ballotsOf, votes } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { joined, reach, TOWNS } from '../support/talks.js';
import { runs } from '../support/thorough.js';

const PEOPLE = runs(1_000, 250);
const PAGE = PEOPLE / 5;
const [FIEN, FLOOR] = FACILITATORS;

const settledOf = ({ sent, unreachable, failed, dropped }: WorkWire): number => sent + unreachable + failed + dropped;

/** The facilitator's present view. Time goes on, or the limit for one person would stop the asking. */
async function progressFor({ t, gets }: TabStage, person: Person): Promise<RoundProgressWire> {
  t.clock.advance('1s');
  const answer = await gets(person, 'desk/progress/main-1');
  assert.equal(answer.status, 200, answer.text);
  const { busy, rounds } = answer.body as unknown as ProgressWire;
  const [round, ...others] = rounds;
  assert.ok(round);
  assert.deepEqual([round.busy, others], [busy, []]);
  return round;
}

/** The same, when it is the ballots alone. */
async function ballotWork(stage: TabStage, person: Person): Promise<WorkWire> {
  const [work, ...more] = (await progressFor(stage, person)).work;
  assert.deepEqual([work?.kind, more], ['ballot', []]);
  return work ?? assert.fail();
}

/** Sends batch by batch to a Teams that refuses now and then, with a restart on the way; what was seen after each. */
async function sendsAll({ t }: TabStage, look: () => Promise<WorkWire>): Promise<readonly WorkWire[]> {
  const seen = [await look()];
  for (let turn = 0; seen.at(-1)?.stage !== 'done'; turn += 1) {
    assert.ok(turn < 200, 'it comes to an end');
    if (turn % 6 === 2)
      t.teams.fails({ how: 429, message: 'Too many requests for this tenant', retryAfter: 3, times: 2 });
    await t.app.sendDue();
    seen.push(await look());
    if (turn !== 1) continue;
    await t.restart();
    assert.deepEqual(await look(), seen.at(-1), 'the same after a restart');
  }
  return seen;
}

/** Round, kind and stage of everything that is told. */
function told(rounds: readonly RoundProgressWire[]): readonly (readonly string[])[] {
  return rounds.flatMap(({ roundId, work }) => work.map(({ kind, stage }) => [roundId, kind, stage]));
}

function assertGrows(seen: readonly WorkWire[]): void {
  for (const [at, work] of seen.slice(1).entries()) {
    assert.equal(work.total, PEOPLE);
    assert.ok(settledOf(work) >= settledOf(seen[at] ?? assert.fail()), `look ${at} is not behind the one before`);
  }
  assert.ok(new Set(seen.map(settledOf)).size > runs(10, 3), 'it was seen growing');
}

describe('scenario: the progress of long work in the tab', () => {
  it('grows to 100 % while hundreds of people are asked and Teams is slow, the same after a restart', () =>
    playTab(
      async (stage) => {
        const { t, posts } = stage;
        const fien = await t.joins('Fien', { objectId: FIEN });
        const people = await crowd(stage, PEOPLE - 1);
        const look = () => progressFor(stage, fien);
        const before = await look();
        assert.deepEqual([before.busy, before.work], [false, []]);
        assert.equal((await posts(fien, 'desk/round/open', { round: 'main-1' })).status, 200);
        const asked = await look();
        assert.deepEqual(
          [asked.busy, asked.work.map(({ stage: at, made, total }) => [at, made, total])],
          [true, [['coming', 0, PEOPLE]]],
        );

        assert.deepEqual(
          await makesSome(stage, 3, async () => {
            const { stage: at, made, total } = await ballotWork(stage, fien);
            return [at, made, total];
          }),
          [PAGE, 2 * PAGE, 3 * PAGE].map((made) => ['making', made, PEOPLE]),
        );
        const halfMade = await ballotWork(stage, fien);
        await t.restart();
        assert.deepEqual(await ballotWork(stage, fien), halfMade);

        await t.app.tick();
        for (const person of people.slice(0, 20)) person.fails({ how: 403, code: 'MessageWritesBlocked' });
        for (const person of people.slice(20, 25)) person.fails({ how: 400, times: 1 });
        const seen = await sendsAll(stage, () => ballotWork(stage, fien));
        assert.deepEqual([seen[0]?.stage, seen[0]?.made], ['sending', PEOPLE]);
        assertGrows(seen);
        const sent = { total: PEOPLE, made: PEOPLE, sent: PEOPLE - 25, unreachable: 20, failed: 5, dropped: 0 };
        assert.deepEqual(await look(), {
          ...{ roundId: 'main-1', sequence: 1, phase: 'voting', busy: false },
          work: [{ kind: 'ballot', stage: 'done', ...sent }],
        });
        assert.equal([fien, ...people].filter((person) => ballotsOf(person).length === 1).length, PEOPLE - 25);

        t.teams.heals();
        assert.deepEqual((await posts(fien, 'desk/resend', { round: 'main-1', kind: 'ballot' })).body, { count: 25 });
        const again = await ballotWork(stage, fien);
        assert.deepEqual([again.stage, settledOf(again), again.total], ['sending', PEOPLE - 25, PEOPLE]);
        await t.settle();
        const resent = await ballotWork(stage, fien);
        assert.deepEqual([resent.stage, settledOf(resent), resent.failed], ['done', PEOPLE, 0]);
      },
      { env: WITH_FACILITATORS, pageSize: PAGE },
    ));

  it('is the same for another facilitator, and tells nothing of votes', () =>
    playTab(
      async (stage) => {
        const { t, gets } = stage;
        const fien = await t.joins('Fien', { objectId: FIEN });
        const floor = await t.joins('Floor', { objectId: FLOOR, municipality: 'Delft' });
        const people = await joined(t, TOWNS);
        await reach(stage, 'voting');
        const quiet = (await gets(fien, 'desk/progress/main-1')).text;
        for (const person of people) await votes(person, 'a');
        assert.equal((await gets(fien, 'desk/progress/main-1')).text, quiet, 'votes change nothing in it');
        await reach(stage, 'discussing');
        const talking = await gets(fien, 'desk/progress/main-1');
        assert.equal((await gets(floor, 'desk/progress/main-1')).text, talking.text);
        for (const { facts } of people)
          for (const trace of [facts.name, facts.objectId]) assert.ok(!talking.text.includes(trace));
        const { busy, rounds } = talking.body as unknown as ProgressWire;
        assert.equal(busy, false);
        assert.deepEqual(told(rounds), [['main-1', 'match', 'done']]);
      },
      { env: WITH_FACILITATORS },
    ));

  it('is there too of a round that closed a moment ago, while the next one is the round of now', () =>
    playTab(
      async ({ t, gets, posts }) => {
        const fien = await t.joins('Fien', { objectId: FIEN });
        const { roundId } = ((await gets(fien, 'desk/round')).body as { round: { roundId: string } }).round;
        await posts(fien, 'desk/round/open', { round: roundId });
        await t.settle();
        t.clock.advance('1m');
        await posts(fien, 'desk/round/close', { round: roundId });
        await t.app.tick();
        t.clock.advance('11s');
        await t.app.tick();
        const next = ((await gets(fien, 'desk/round')).body as { round: { roundId: string } }).round;
        assert.equal(next.roundId, 'main-2');
        const look = async () => (await gets(fien, 'desk/progress/main-2')).body as unknown as ProgressWire;
        const telling = await look();
        assert.deepEqual([telling.busy, told(telling.rounds)], [true, [['main-1', 'result', 'sending']]]);
        while ((await t.app.sendDue()) > 0);
        const end = await look();
        assert.deepEqual([end.busy, told(end.rounds)], [false, [['main-1', 'result', 'done']]]);
      },
      { env: WITH_FACILITATORS },
    ));

  it('is for facilitators only, and of rounds that exist; an answer that is the same is not sent again', () =>
    playTab(
      async ({ t, gets, asks, tokenOf }) => {
        const fien = await t.joins('Fien', { objectId: FIEN });
        const anna = await t.joins('Anna');
        const refused = await gets(anna, 'desk/progress/main-1');
        assert.deepEqual([refused.status, refused.body.code], [403, 'notFacilitator']);
        assert.equal((await asks(null, 'desk/progress/main-1')).status, 401);
        const unknown = await gets(fien, 'desk/progress/main-9');
        assert.deepEqual([unknown.status, unknown.body.code], [404, 'unknownRound']);
        const tag = (await gets(fien, 'desk/progress/main-1')).headers.get('etag') ?? assert.fail();
        const same = await asks(await tokenOf(fien), 'desk/progress/main-1', { headers: { 'If-None-Match': tag } });
        assert.deepEqual([same.status, same.text], [304, '']);
      },
      { env: WITH_FACILITATORS },
    ));
});
