import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ClosingCard, renderClosing } from '../../cards/closing.js';
import { MAXIMUM_AGREEMENT, MAXIMUM_MEASURE } from '../../src/agreements/agreement.js';
import { roomFor } from '../../src/characters.js';
import { ownText, personal } from '../support/card-sample-agreements.js';
import { closing, closingHidden, closingOnce } from '../support/card-sample-week.js';
import { type CardPart, parts, textsIn } from '../support/card-walk.js';

const lines = (data: ClosingCard) => textsIn(renderClosing(data, 'nl').card);
const texts = (data: ClosingCard) => lines(data).join('\n');
const input = (data: ClosingCard, id: string): CardPart =>
  parts(renderClosing(data, 'nl').card).find((part) => part.id === id) ?? {};
const { shift } = closing;
assert.ok(shift);
const shifted = (change: Partial<typeof shift>): ClosingCard => ({ ...closing, shift: { ...shift, ...change } });

describe('the closing card', () => {
  it('shows both votes of an option under each other, in words and as bars', () => {
    assert.match(texts(closing), /Eerste stem: 18 stemmen \(45%\)[\s\S]*Tweede stem: 14 stemmen \(35%\)/);
    assert.ok(lines(closing).includes('■■■■■■□□□□'));
    assert.ok(lines(closing).includes('Eerste stem: aantal niet getoond'));
  });

  it('marks the own choices in words', () => {
    assert.deepEqual(
      lines(closing).filter((line) => line.startsWith('✓')),
      ['✓ Jouw tweede keuze', '✓ Jouw eerste keuze'],
    );
    const kept = { ...closing, options: closing.options.map((one) => ({ ...one, ownFirst: one.ownSecond })) };
    assert.deepEqual(
      lines(kept).filter((line) => line.startsWith('✓')),
      ['✓ Jouw keuze, beide keren'],
    );
  });

  it('tells who moved before who stayed, and of the hidden ones only that they are hidden', () => {
    const from = lines(closing).indexOf('Wie veranderde van keuze?');
    assert.deepEqual(
      lines(closing).filter((line, at) => at > from && /^(Van|Bij) [A-D] /.test(line)),
      [
        'Van A naar B: 7 mensen',
        'Van D naar A: 5 mensen',
        'Bij A gebleven: 9 mensen',
        'Bij B gebleven: 10 mensen',
        'Bij C gebleven: 6 mensen',
      ],
    );
    assert.match(texts(closing), /De andere wisselingen tonen we niet/);
  });

  it('says of a table that is hidden altogether one sentence', () => {
    assert.match(texts(closingHidden), /De aantallen zijn hier niet te tonen/);
    assert.doesNotMatch(texts(closingHidden), /andere wisselingen|Van A naar/);
  });

  it('never writes a number that is not in what it was given', () => {
    const shown = fc.option(fc.integer({ min: 5, max: 999 }), { nil: null });
    const row = fc.record({ a: shown, b: shown, c: shown, d: shown });
    fc.assert(
      fc.property(fc.record({ a: row, b: row, c: row, d: row }), (transitions) => {
        const given = Object.values(transitions).flatMap((cells) => Object.values(cells));
        const said = lines(shifted({ transitions })).filter((line) => /^(Van|Bij) [A-D] /.test(line));
        assert.deepEqual(
          said.map((line) => Number(/(\d+) mensen$/.exec(line)?.[1])).sort((a, b) => a - b),
          given.flatMap((count) => count ?? []).sort((a, b) => a - b),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('tells how sure people were, with the comma of the language', () => {
    assert.match(texts(closing), /van 3,1 naar 3,8.*zekerder/);
    assert.match(textsIn(renderClosing(closing, 'en').card).join('\n'), /from 3\.1 to 3\.8.*surer/);
    assert.match(texts(shifted({ confidence: { first: 4, second: 3.5 } })), /van 4,0 naar 3,5.*minder zeker/);
    assert.match(texts(shifted({ confidence: { first: 4, second: 4 } })), /Gemiddeld 4,0/);
    assert.doesNotMatch(texts(shifted({ confidence: null })), /Hoe zeker waren mensen/);
  });

  it('tells what moved people, most first', () => {
    const said = lines(closing).filter((line) => /^(Een argument|Een reden|Een feit|Niets)/.test(line));
    assert.deepEqual(said, [
      'Een argument van hun gesprekspartner: 14 mensen',
      'Niets: 9 mensen',
      'Een reden die ze lazen: 6 mensen',
    ]);
    const hidden = { partner: null, reason: null, fact: null, nothing: null };
    assert.doesNotMatch(texts(shifted({ movedBy: hidden })), /in beweging/);
  });

  it('tells how many pairs talked, if that may be told', () => {
    assert.match(texts(closing), /12 van de 20 koppels spraken elkaar/);
    assert.doesNotMatch(texts(shifted({ talks: null })), /koppels/);
  });

  it('shows at most three lines of the second vote', () => {
    const four = { ...closing, movedLines: ['regel een', 'regel twee', 'regel drie', 'regel vier'] };
    assert.equal(lines(four).filter((line) => line.startsWith('“regel')).length, 3);
  });

  it('is the result of the one vote in a round without a second', () => {
    assert.match(texts(closingOnce), /\n18 stemmen \(45%\)\n/);
    assert.match(texts(closingOnce), /✓ Jouw keuze\n/);
    assert.match(texts(closingOnce), /Zij deed het vorige maand ook voor mij/);
    assert.doesNotMatch(texts(closingOnce), /tweede|Wie veranderde/i);
  });

  it('links a source only over https', () => {
    const { source, ...craft } = closing.knowledge;
    assert.ok(source);
    const withSource = (url: string) => ({ ...closing, knowledge: { ...craft, source: { ...source, url } } });
    assert.match(texts(closing), /Bron: Ambtenarenwet 2017, artikel 9 \(tekst van dinsdag 1 juli 2025\)/);
    assert.ok(texts(withSource(source.url)).includes(source.url));
    assert.ok(!texts(withSource('javascript:alert(1)')).includes('javascript:'));
    assert.doesNotMatch(texts({ ...closing, knowledge: craft }), /Bron:/);
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

  it('offers the colleague of the talk only to who has one', () => {
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
      /✓ Je afspraak is bewaard\n[\s\S]*Met: je eigen organisatie\n[\s\S]*vrijdag 11 december 2026[\s\S]*✓ Deze afspraak geldt/,
    );
    assert.deepEqual(
      buttons(drafted).map(({ verb, title, data }) => ({ verb, title, data })),
      [{ verb: 'agreement.draft', title: 'Wijzig mijn afspraak', data: { round: 'main-7', version: '1', v: 1 } }],
    );
  });

  it('tells how it stands when somebody else is part of it, and has no form for that', () => {
    assert.match(texts(closingHidden), /Fatima Yildiz stelt een afspraak voor[\s\S]*wacht op jouw antwoord/);
    assert.deepEqual(buttons(closingHidden), []);
    assert.equal(input(closingHidden, 'what').type, undefined);
  });
});
