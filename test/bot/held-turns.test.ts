import assert from 'node:assert/strict';
import { createHeldTurns, type HeldTurn } from '../../bot/held-turns.js';
import { DomainError } from '../../src/errors.js';
import { createLog } from '../../src/log.js';

/** A queue on a database that is away until the test says otherwise. */
function queue(limits = { turns: 3, characters: 1_000, notes: 2 }) {
  const lines: string[] = [];
  const state = { away: true };
  const done: string[] = [];
  const held = createHeldTurns(createLog('info', { write: (line: string) => lines.push(line) }), limits);
  const work = (name: string) => async () => {
    if (state.away) throw new DomainError('storageDown');
    done.push(name);
  };
  const turn = (name: string, more: Partial<HeldTurn> = {}): HeldTurn => ({ size: 10, work: work(name), ...more });
  return { held, state, done, work, turn, lines };
}

describe('turns that are held while the database is away', () => {
  it('are done in their order, once, when it is back', async () => {
    const { held, state, done, turn } = queue();
    for (const name of ['a', 'b', 'c']) held.hold(turn(name));
    await held.finish();
    assert.deepEqual([done, held.count(), held.isWaiting()], [[], 3, true]);
    state.away = false;
    await Promise.all([held.finish(), held.finish()]);
    await held.finish();
    assert.deepEqual([done, held.count(), held.isWaiting()], [['a', 'b', 'c'], 0, false]);
  });

  it('wait for their turn when it goes away again in the middle', async () => {
    const { held, state, done, work, turn } = queue();
    state.away = false;
    held.hold(turn('a'));
    const second = async () => {
      state.away = done.length === 1;
      await work('b')();
    };
    held.hold(turn('b', { work: second }));
    held.hold(turn('c'));
    await held.finish();
    assert.deepEqual([done, held.count()], [['a'], 2]);
    done.push('meanwhile');
    await held.finish();
    assert.deepEqual(done, ['a', 'meanwhile', 'b', 'c']);
  });

  it('that fail for another reason are logged, and keep nobody waiting', async () => {
    const { held, state, done, turn, lines } = queue();
    const bug = async () => {
      throw new Error('a bug');
    };
    held.hold(turn('a', { work: bug }));
    held.hold(turn('b'));
    state.away = false;
    await held.finish();
    assert.deepEqual(done, ['b']);
    assert.ok(lines.some((line) => line.includes('a bug')));
  });

  it('are limited in number and size; the reply given instead is sent once for each place', async () => {
    const { held, state, done, work, turn, lines } = queue();
    const instead = (key: string) => ({ instead: { key, work: work(`instead of ${key}`) } });
    held.hold(turn('large', { size: 990 }));
    for (const name of ['a', 'b', 'c']) held.hold(turn(name, instead('post 1')));
    held.hold(turn('d', instead('post 2')));
    held.hold(turn('e', instead('post 3')));
    assert.equal(held.count(), 2);
    state.away = false;
    await held.finish();
    await held.finish();
    assert.deepEqual(done, ['large', 'a', 'instead of post 1', 'instead of post 2']);
    assert.equal(lines.filter((line) => line.includes('no room')).length, 4);
    held.hold(turn('f', { size: 1_000 }));
    assert.equal(held.count(), 1, 'there is room again');
  });

  it('of which somebody is told that they failed are done later as well', async () => {
    const { held, state, done, work } = queue({ turns: 3, characters: 10_000, notes: 2 });
    await assert.rejects(held.orLater(work('a')), { code: 'storageDown' });
    await assert.rejects(
      held.orLater(async () => {
        throw new Error('a bug');
      }),
      /a bug/,
    );
    assert.equal(held.count(), 1);
    state.away = false;
    await held.orLater(work('b'));
    await held.finish();
    assert.deepEqual(done, ['b', 'a']);
  });
});
