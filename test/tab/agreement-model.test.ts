import assert from 'node:assert/strict';
import type { Agreement } from '../../src/agreements/agreement.js';
import { viewOf } from '../../src/agreements/agreement-view.js';
import { agreementDays, agreementListWire, agreementWire } from '../../src/tab/agreement-model.js';
import { agreement, at, following } from '../support/agreement-samples.js';

const NAMES = new Map([
  ['T:1', 'Anna'],
  ['T:2', 'Bram'],
  ['T:3', 'Carla'],
]);
const BEFORE = at('2026-12-01T10:00:00+01:00').now;
const SOON = at('2026-12-11T10:00:00+01:00').now;
const yes = { kind: 'accept', version: 1 } as const;
const no = { kind: 'decline', version: 1 } as const;
const kept = { kind: 'answer', version: 1, outcome: 'kept', line: '' } as const;

const seenBy = (reader: string, one: Agreement) => viewOf(one, reader, NAMES) ?? assert.fail();

/** In which group this reader finds it. */
function groupFor(reader: string, one: Agreement, now = BEFORE): string {
  const { groups } = agreementListWire([seenBy(reader, one)], false, now);
  assert.equal(groups.length, 1);
  return groups[0]?.name ?? '';
}

describe('the list of agreements', () => {
  const proposed = agreement(['T:2']);
  const stands = following(proposed, [1, yes]);

  it('puts each where it belongs for this reader', () => {
    assert.deepEqual(
      [groupFor('T:1', proposed), groupFor('T:2', proposed)],
      ['waiting', 'answer'],
      'a proposal waits for who did not write it',
    );
    assert.deepEqual([groupFor('T:1', stands), groupFor('T:2', stands)], ['standing', 'standing']);
    assert.deepEqual([groupFor('T:1', stands, SOON), groupFor('T:2', stands, SOON)], ['tell', 'tell']);
    const half = following(stands, [0, kept]);
    assert.deepEqual([groupFor('T:1', half, SOON), groupFor('T:2', half, SOON)], ['waiting', 'tell']);
    const done = following(half, [1, kept]);
    assert.deepEqual([groupFor('T:1', done, SOON), groupFor('T:2', done, SOON)], ['ended', 'ended']);
    const declined = following(proposed, [1, no]);
    assert.deepEqual([groupFor('T:1', declined), groupFor('T:2', declined)], ['standing', 'ended']);
  });

  it('asks how it went also when nothing will be brought back any more', () => {
    assert.equal(groupFor('T:1', { ...stands, reminder: null }), 'tell');
  });

  it('begins with what is most pressing, and in a group with the earliest day', () => {
    const views = [
      agreement([], { what: 'zonder dag', by: null }, 'a'),
      agreement([], { what: 'later', by: '2027-02-01' }, 'b'),
      agreement([], { what: 'eerst', by: '2027-01-04' }, 'c'),
      agreement(['T:1'], { what: 'voorstel' }, 'd', 'T:2'),
    ].map((one) => seenBy('T:1', one));
    const { groups, more } = agreementListWire(views, true, BEFORE);
    assert.deepEqual(
      groups.map(({ name, items }) => [name, items.map(({ what }) => what)]),
      [
        ['answer', ['voorstel']],
        ['standing', ['eerst', 'later', 'zonder dag']],
      ],
    );
    assert.equal(more, true);
  });

  it('names who is waited for, and nobody who is no part of it any more', () => {
    const three = following(agreement(['T:2', 'T:3']), [1, yes]);
    const [waiting] = agreementListWire([seenBy('T:1', three)], false, BEFORE).groups;
    assert.deepEqual([waiting?.items[0]?.company, waiting?.items[0]?.waitingFor], [['Bram', 'Carla'], ['Carla']]);
    const two = following(three, [2, no]);
    const [standing] = agreementListWire([seenBy('T:1', two)], false, BEFORE).groups;
    assert.deepEqual([standing?.items[0]?.company, standing?.items[0]?.waitingFor], [['Bram'], []]);
  });
});

describe('an agreement on its page', () => {
  it('holds no id of a person, and no answer for somebody who has left it', () => {
    const one = following(agreement(['T:2', 'T:3']), [1, no], [2, yes], [0, { ...kept, line: 'Ging vanzelf' }]);
    const wires = ['T:1', 'T:2', 'T:3'].map((reader) => JSON.stringify(agreementWire(seenBy(reader, one))));
    for (const text of wires) assert.doesNotMatch(text, /T:\d/);
    assert.deepEqual(
      wires.map((text) => text.includes('Ging vanzelf')),
      [true, false, true],
    );
  });

  it('can have a day from today on, up to two years ahead', () => {
    assert.deepEqual(agreementDays('2026-11-30'), { first: '2026-11-30', last: '2028-11-30' });
  });
});
