import assert from 'node:assert/strict';
import { seal, tokenOf } from '../../src/threads/thread-author.js';
import { CommandMeter } from '../bench/command-meter.js';
import { NOW, thread, written } from '../contracts/stores/thread-samples.js';
import { leavesBehind } from '../support/long-past.js';
import { idOf, play, type Stage } from '../support/scenario.js';

/** As many rounds as somebody took part in. */
const LITTLE = 2;
const MUCH = 6;
/** More than somebody waits for in a chat. */
const MOST_ERASING = 45;
const MOST_GIVING = 15;

const AFTER_THE_STORY = new Date('2027-11-01T12:00:00Z');

/** Somebody who took part in `rounds`, as stored. */
async function somebody({ t, storage }: Stage, name: string, rounds: number) {
  const person = await t.joins(name);
  for (let at = 0; at < rounds; at += 1) await leavesBehind(storage.stores, idOf(person), at, AFTER_THE_STORY);
  const participant = await storage.stores.participants.get(idOf(person));
  return participant ?? assert.fail();
}

describe('scenario: what privacy costs', () => {
  it('takes the same few round trips to give and to erase everything, however much somebody left behind', async () => {
    const costs: Record<string, number>[] = [];
    for (const rounds of [LITTLE, MUCH]) {
      const meter = new CommandMeter();
      await play(
        async (stage) => {
          const participant = await somebody(stage, 'Anna', rounds);
          const { privacy } = stage.t.app.services;
          const link = await privacy.createLink(participant);
          const counts: number[] = [];
          const giving = await meter.during(async () => {
            const data = (await privacy.download(link)) ?? assert.fail();
            for (const kind of [
              'posts',
              'votes',
              'matches',
              'agreements',
              'proposals',
              'channels',
              'messages',
              'facilitation',
            ] as const)
              counts.push(data[kind].length);
          });
          assert.ok(Math.min(...counts) >= rounds, `everything was given: ${counts}`);
          const voting = await meter.during(() => privacy.hasOpenVote(participant));
          const erasing = await meter.during(() => privacy.erase(participant));
          const left = (await stage.everything()).filter(({ document }) =>
            JSON.stringify(document).includes(participant.id),
          );
          assert.deepEqual(left, [], 'and everything was erased');
          const names = (await stage.kept('posts')).filter(({ text }) => text !== null);
          assert.deepEqual(new Set(names.map(({ by }) => by)), new Set(['somebody else']));
          assert.ok(names.every(({ reports }) => (reports ?? []).length === 0));
          costs.push({ giving: giving.trips, voting: voting.trips, erasing: erasing.trips });
        },
        { listener: meter.listener },
      );
    }
    const [little, much] = costs;
    assert.deepEqual(much, little);
    assert.ok((much?.erasing ?? 0) <= MOST_ERASING && (much?.giving ?? 0) <= MOST_GIVING, JSON.stringify(much));
  });

  it('takes the same round trips for each night of retention, however long people took part and how much ends', async () => {
    const costs: number[] = [];
    for (const rounds of [LITTLE, MUCH]) {
      const meter = new CommandMeter();
      await play(
        async (stage) => {
          const { t, storage } = stage;
          const long = new Date(t.clock.now().getTime() - 400 * 86_400_000);
          const participant = await somebody(stage, 'Anna', rounds);
          await storage.stores.participants.change(participant.id, { standing: 'left', leftAt: long });
          for (let at = 0; at < rounds; at += 1) {
            for (const kind of ['match', 'round'] as const) {
              const ended = thread(`old-${kind}-${at}`, [], { id: `${kind}:old-${at}`, kind, endsAt: long });
              await storage.stores.threads.openIfAbsent(ended);
              await storage.stores.authors.keyOf(ended.id, Buffer.alloc(32, at));
            }
          }
          const { trips } = await meter.during(() => t.app.retention.run());
          costs.push(trips);
          assert.equal(await storage.stores.participants.get(participant.id), null);
          assert.deepEqual(
            (await stage.kept('threads')).filter(({ endsAt }) => endsAt <= long),
            [],
          );
        },
        { listener: meter.listener },
      );
    }
    assert.equal(costs[1], costs[0]);
  });

  it('finishes only what the person wrote, whatever others have on its way', async () => {
    const costs: number[] = [];
    for (const others of [1, 8]) {
      const meter = new CommandMeter();
      await play(
        async (stage) => {
          const { t, storage } = stage;
          const { threads, authors } = storage.stores;
          const participant = await somebody(stage, 'Anna', 1);
          const key = Buffer.alloc(32, 99);
          const own = thread('own', [], { id: 'round:own', kind: 'round', endsAt: AFTER_THE_STORY });
          await authors.keyOf(own.id, key);
          const token = tokenOf(key, participant.id);
          await authors.addIfAbsent({ threadId: own.id, token, who: seal(key, participant.id) });
          await threads.openIfAbsent(own);
          await threads.append(own.id, null, written(token, 'waiting'), t.clock.now());
          for (let at = 0; at < others; at += 1) {
            const other = thread(`busy-${at}`, ['T:8', 'T:9'], { endsAt: AFTER_THE_STORY });
            await threads.openIfAbsent(other);
            await threads.append(other.id, 'T:8', { ...written('T:8', `busy-${at}`), at: NOW }, t.clock.now());
          }
          t.clock.goTo('2026-11-26T12:00:00+01:00');
          const { trips } = await meter.during(() => t.app.services.privacy.erase(participant));
          costs.push(trips);
          const [left] = await threads.pageOfPosts(own.id, null, 1);
          assert.deepEqual([left?.text, left?.number], [null, 1], 'its place stays');
          assert.equal(
            (await threads.unfinished(t.clock.now(), 100)).length,
            others,
            'what others wrote waits for its turn',
          );
        },
        { listener: meter.listener },
      );
    }
    assert.equal(costs[1], costs[0]);
  });
});
