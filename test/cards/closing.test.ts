import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ClosingCard, renderClosing } from '../../cards/rounds/closing.js';
import { MAXIMUM_AGREEMENT, MAXIMUM_MEASURE } from '../../src/agreements/agreement.js';
import { roomFor } from '../../src/characters.js';
import { ownText, personal } from '../support/card-sample-agreements.js';
import { closing, closingHidden, closingOnce } from '../support/card-sample-week.js';
import { type CardPart, parts, textsIn } from '../support/card-walk.js';
import { either, inOrder, says, sentence } from '../support/says.js';

const lines = (data: ClosingCard) => textsIn(renderClosing(data, 'nl').card);
const texts = (data: ClosingCard) => lines(data).join('\n');
const input = (data: ClosingCard, id: string): CardPart =>
  parts(renderClosing(data, 'nl').card).find((part) => part.id === id) ?? {};
const people = (count: number) => sentence('closing.people', { count });
const share = (count: number, percent: number) =>
  sentence('result.share', { votes: sentence('result.count', { count }), percent });
const MOVED_BY = either(
  ...(['partner', 'reason', 'fact', 'nothing'] as const).map((what) => says(`closing.by_${what}`)),
);
/** The lines of the table of moves. */
const MOVES = either(says('closing.moved'), says('closing.stayed'));
const { shift } = closing;
assert.ok(shift);
const shifted = (change: Partial<typeof shift>): ClosingCard => ({ ...closing, shift: { ...shift, ...change } });

describe('the closing card', () => {
  it('shows both votes of an option under each other, in words and as bars', () => {
    assert.match(
      texts(closing),
      inOrder(says('closing.first', { count: share(18, 45) }), says('closing.second', { count: share(14, 35) })),
    );
    assert.ok(lines(closing).includes('■■■■■■□□□□'));
    assert.ok(lines(closing).includes(sentence('closing.first', { count: sentence('result.hidden') })));
  });

  it('says how many chose for which loyalty, before and after, with a bar where all of it is shown', () => {
    const name = (loyalty: 'own' | 'partnership' | 'both') => sentence(`spagaat.${loyalty}`);
    const told = [
      sentence('spagaat.moved', { name: name('own'), before: 12, after: 8 }),
      sentence('spagaat.stayed', { name: name('partnership'), after: 7 }),
      sentence('spagaat.count', { name: name('both'), count: 9 }),
    ].join(', ');
    assert.ok(lines(closing).includes(sentence('spagaat.line', { parts: told })));
    assert.ok(lines(closing).includes('■■■■■■■◧◧◧◧◧◧◧□□□□□□'));
    const [first] = [closing.loyalties.first];
    assert.ok(!texts({ ...closing, loyalties: { first, second: null } }).includes('◧'), 'a part is hidden: no bar');
    assert.doesNotMatch(texts(closingHidden), says('closing.spagaat'));
  });

  it('marks the own choices in words', () => {
    assert.deepEqual(
      lines(closing).filter((line) => line.startsWith('✓')),
      [sentence('closing.ownSecond'), sentence('closing.ownFirst')],
    );
    const kept = { ...closing, options: closing.options.map((one) => ({ ...one, ownFirst: one.ownSecond })) };
    assert.deepEqual(
      lines(kept).filter((line) => line.startsWith('✓')),
      [sentence('closing.ownBoth')],
    );
  });

  it('tells who moved before who stayed, and of the hidden ones only that they are hidden', () => {
    const from = lines(closing).indexOf(sentence('closing.moves'));
    assert.deepEqual(
      lines(closing).filter((line, at) => at > from && MOVES.test(line)),
      [
        sentence('closing.moved', { from: 'A', to: 'B', people: people(7) }),
        sentence('closing.moved', { from: 'D', to: 'A', people: people(5) }),
        sentence('closing.stayed', { option: 'A', people: people(9) }),
        sentence('closing.stayed', { option: 'B', people: people(10) }),
        sentence('closing.stayed', { option: 'C', people: people(6) }),
      ],
    );
    assert.match(texts(closing), says('closing.movesOthers'));
  });

  it('says of a table that is hidden altogether one sentence', () => {
    assert.match(texts(closingHidden), says('closing.movesHidden'));
    assert.doesNotMatch(texts(closingHidden), either(says('closing.movesOthers'), MOVES));
  });

  it('never writes a number that is not in what it was given', () => {
    const shown = fc.option(fc.integer({ min: 5, max: 999 }), { nil: null });
    const row = fc.record({ a: shown, b: shown, c: shown, d: shown });
    fc.assert(
      fc.property(fc.record({ a: row, b: row, c: row, d: row }), (transitions) => {
        const given = Object.values(transitions).flatMap((cells) => Object.values(cells));
        const said = lines(shifted({ transitions })).filter((line) => MOVES.test(line));
        assert.deepEqual(
          said.map((line) => Number(/\d+/.exec(line)?.[0])).sort((a, b) => a - b),
          given.flatMap((count) => count ?? []).sort((a, b) => a - b),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('tells how sure people were, with the comma of the language', () => {
    assert.match(texts(closing), says('closing.confidenceUp', { first: '3,1', second: '3,8' }));
    assert.match(
      textsIn(renderClosing(closing, 'en').card).join('\n'),
      says('closing.confidenceUp', { first: '3.1', second: '3.8' }, 'en'),
    );
    assert.match(
      texts(shifted({ confidence: { first: 4, second: 3.5 } })),
      says('closing.confidenceDown', { first: '4,0', second: '3,5' }),
    );
    assert.match(
      texts(shifted({ confidence: { first: 4, second: 4 } })),
      says('closing.confidenceSame', { first: '4,0' }),
    );
    assert.doesNotMatch(texts(shifted({ confidence: null })), says('closing.confidence'));
  });

  it('tells what moved people, most first', () => {
    const said = lines(closing).filter((line) => MOVED_BY.test(line));
    assert.deepEqual(said, [
      sentence('closing.by_partner', { people: people(14) }),
      sentence('closing.by_nothing', { people: people(9) }),
      sentence('closing.by_reason', { people: people(6) }),
    ]);
    const hidden = { partner: null, reason: null, fact: null, nothing: null };
    assert.doesNotMatch(texts(shifted({ movedBy: hidden })), either(says('closing.movedBy'), MOVED_BY));
  });

  it('tells how many pairs talked, if that may be told', () => {
    assert.match(texts(closing), says('closing.talks', { met: 12, groups: 20 }));
    assert.doesNotMatch(texts(shifted({ talks: null })), says('closing.talks'));
  });

  it('shows at most three lines of the second vote', () => {
    const four = { ...closing, movedLines: ['regel een', 'regel twee', 'regel drie', 'regel vier'] };
    assert.equal(lines(four).filter((line) => line.startsWith('“regel')).length, 3);
  });

  it('says of each vote without counts in words how it went, and keeps the counts of the other', () => {
    const words = { second: { kind: 'nearlyAll', option: 'b' } } as const;
    const options = closing.options.map((one) => ({ ...one, second: { count: null, percent: null } }));
    const said = lines({ ...closing, options, words });
    assert.ok(said.includes(sentence('closing.second', { count: sentence('result.shortNearlyAll', { letter: 'B' }) })));
    assert.ok(said.includes(sentence('closing.first', { count: share(18, 45) })));
    assert.ok(!said.includes(sentence('closing.second', { count: sentence('result.hidden') })));
    assert.ok(lines(closingHidden).includes(sentence('result.nothing')));
  });

  it('is the result of the one vote in a round without a second', () => {
    assert.ok(lines(closingOnce).includes(share(18, 45)));
    assert.match(texts(closingOnce), says('result.own'));
    assert.match(texts(closingOnce), /Zij deed het vorige maand ook voor mij/);
    assert.doesNotMatch(
      texts(closingOnce),
      either(says('closing.kickerBoth'), says('closing.second'), says('closing.moves')),
    );
  });

  it('links a source only over https', () => {
    const { source, ...craft } = closing.knowledge;
    assert.ok(source);
    const withSource = (url: string) => ({ ...closing, knowledge: { ...craft, source: { ...source, url } } });
    assert.match(
      texts(closing),
      says('result.source', { name: 'Ambtenarenwet 2017', article: 'artikel 9', day: 'dinsdag 1 juli 2025' }),
    );
    assert.ok(texts(withSource(source.url)).includes(source.url));
    assert.ok(!texts(withSource('javascript:alert(1)')).includes('javascript:'));
    assert.doesNotMatch(texts({ ...closing, knowledge: craft }), says('result.source'));
  });
});

describe('the agreement on the closing card', () => {
  const own = { ...ownText, what: 'Ik bel *haar* morgen.', agreedWith: 'organisation', by: '2026-12-11' } as const;
  const drafted = {
    ...closing,
    agreement: { ...closing.agreement, agreement: { ...personal, current: own }, justSaved: true },
  };
  const fields = ['what', 'agreedWith', 'by', 'how'];
  const values = (data: ClosingCard) => fields.map((id) => input(data, id).value);
  const choices = (data: ClosingCard) =>
    (input(data, 'agreedWith').choices as readonly CardPart[]).map(({ value }) => value);
  const buttons = (data: ClosingCard) => parts(renderClosing(data, 'nl').card).filter(({ verb }) => verb !== undefined);

  it('offers the colleague of the talk only to people who had one', () => {
    assert.deepEqual(choices(closing), ['partner', 'organisation', 'self']);
    assert.deepEqual(choices(closingOnce), ['organisation', 'self']);
    assert.deepEqual(values(closing), ['', '', '', ''], 'nothing is sent to anybody who was not chosen');
  });

  it('has room for 500 characters of whatever kind and requires nothing, since who has nothing to agree leaves it', () => {
    assert.equal(input(closing, 'what').maxLength, roomFor(MAXIMUM_AGREEMENT));
    assert.equal(input(closing, 'how').maxLength, roomFor(MAXIMUM_MEASURE));
    for (const id of fields) assert.notEqual(input(closing, id).isRequired, true);
  });

  it('comes back in words and in the fields, and the button names the text that it would change', () => {
    assert.deepEqual(values(drafted), [own.what, 'organisation', '2026-12-11', own.how]);
    assert.match(
      texts(drafted),
      inOrder(
        says('closing.agreementSaved'),
        says('agreement.withOrganisation'),
        /vrijdag 11 december 2026/,
        says('agreement.state_inForce'),
      ),
    );
    assert.deepEqual(
      buttons(drafted).map(({ verb, title, data }) => ({ verb, title, data })),
      [
        {
          verb: 'agreement.draft',
          title: sentence('closing.saveAgain'),
          data: { round: 'main-7', version: '1', v: 1 },
        },
      ],
    );
  });

  it('tells how it stands when somebody else is part of it, and has no form for that', () => {
    assert.match(
      texts(closingHidden),
      inOrder(says('closing.agreementTheirs', { name: 'Fatima Yildiz' }), says('agreement.state_waitOwn')),
    );
    assert.deepEqual(buttons(closingHidden), []);
    assert.equal(input(closingHidden, 'what').type, undefined);
  });
});
