import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type OpeningCard, renderOpening } from '../../cards/rounds/opening.js';
import type { RowWords } from '../../src/rounds/published-row.js';
import { textsIn } from '../support/card-walk.js';
import { says, sentence } from '../support/says.js';

const option = (id: string, count: number | null, percent: number | null, own = false) => ({
  id,
  label: `keuze ${id}`,
  count,
  percent,
  own,
  reasons: [] as readonly string[],
});

const opening: OpeningCard = {
  roundId: 'main-7',
  title: 'Wie gaat voor?',
  question: 'Mag je zwijgen?',
  options: [option('a', 12, 60, true), option('b', null, null), option('c', null, null)],
  minimum: 5,
  next: { kind: 'talk', revotingAt: new Date('2026-11-27T08:00:00Z') },
};

const lines = (data: OpeningCard) => textsIn(renderOpening(data, 'nl').card);
const has = (data: OpeningCard, text: string) => lines(data).some((line) => line.includes(text));

describe('the opening card', () => {
  it('shows a count in words and as a bar', () => {
    assert.ok(has(opening, sentence('result.share', { votes: sentence('result.count', { count: 12 }), percent: 60 })));
    assert.ok(lines(opening).includes('■■■■■■□□□□'));
  });

  it('never draws an empty bar for a share above nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
        const line =
          lines({ ...opening, options: [option('a', 5, percent)] }).find((text) => /^[■□]+$/.test(text)) ?? '';
        assert.equal(line.length, 10);
        assert.ok(line.startsWith('■'));
      }),
    );
  });

  it('says of a hidden count that it is not shown, never that it is small', () => {
    assert.equal(lines(opening).filter((line) => line === sentence('result.hidden')).length, 2);
    assert.ok(has(opening, sentence('result.minimum', { minimum: 5 })));
    assert.ok(!lines(opening).some((line) => /minder dan|te weinig|less than/.test(line)));
  });

  it('marks the own choice in words', () => {
    assert.equal(lines(opening).filter((line) => line === sentence('result.own')).length, 1);
  });

  it('tells kindly when nothing may be shown, without empty counts', () => {
    const hidden = { ...opening, options: [option('a', null, null), option('b', null, null)] };
    assert.ok(has(hidden, sentence('result.nothing')));
    assert.ok(has({ ...hidden, words: { first: { kind: 'few' } } }, sentence('result.nothing')));
    assert.ok(!has(hidden, sentence('result.hidden')));
    assert.ok(!has(opening, sentence('result.nothing')));
  });

  it('says in words what it has no counts for', () => {
    const hidden = { ...opening, options: [option('a', null, null), option('b', null, null)] };
    const said = (words: RowWords) => lines({ ...hidden, words: { first: words } });
    assert.ok(said({ kind: 'nearlyAll', option: 'b' }).includes(sentence('result.nearlyAll', { letter: 'B' })));
    assert.ok(said({ kind: 'most', option: 'a' }).includes(sentence('result.most', { letter: 'A' })));
    assert.ok(said({ kind: 'divided' }).includes(sentence('result.divided')));
    assert.ok(!said({ kind: 'divided' }).includes(sentence('result.hidden')));
  });

  it('leaves a group out of which nothing may be shown', () => {
    const rows = [{ id: 'a', label: 'keuze a', count: null }];
    assert.ok(!has({ ...opening, municipality: { name: 'Leiden', rows } }, 'Leiden'));
    const shown = { ...opening, municipality: { name: 'Leiden', rows: [{ id: 'b', label: 'keuze b', count: 7 }] } };
    assert.ok(has(shown, sentence('result.municipality', { name: 'Leiden' })));
    assert.ok(
      has(
        shown,
        sentence('result.row', { letter: 'B', label: 'keuze b', count: sentence('result.count', { count: 7 }) }),
      ),
    );
  });

  it('says first what comes next, with talks or without', () => {
    const moment = 'vrijdag 27 november 09:00';
    assert.match(lines(opening).join('\n'), says('opening.talk', { moment }));
    const noTalk = { ...opening, next: { ...opening.next, kind: 'noTalk' as const } };
    assert.match(lines(noTalk).join('\n'), says('opening.noTalk', { moment }));
    assert.ok(!has(noTalk, sentence('opening.talk', { moment })));
  });
});
