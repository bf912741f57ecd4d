import assert from 'node:assert/strict';
import { ACTIONS, CARD_VERSION, readAction, type Verb } from '../../cards/actions.js';
import { fieldFault } from '../../cards/field-names.js';
import { CARD_LANGUAGES } from '../../cards/text.js';
import { CARD_SAMPLES } from '../support/card-samples.js';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import { fieldsOf, goodData, VERBS } from '../support/form-values.js';

const read = (verb: Verb, data: object) => readAction(verb, { v: CARD_VERSION, ...data });

describe('the data of every button', () => {
  for (const verb of VERBS) {
    const fields = fieldsOf(verb);
    const good = goodData(verb);

    it(`${verb} is understood with every field filled in, whatever else comes along`, () => {
      const understood = read(verb, good);
      assert.equal(understood.kind, 'action', JSON.stringify(understood));
      assert.deepEqual(read(verb, { ...good, madeUp: { a: [1] }, more: null, __proto__: 'x' }), understood);
      assert.deepEqual(readAction(verb, { ...good, v: String(CARD_VERSION) }), understood);
    });

    for (const field of fields) {
      it(`${verb} ${field}: null and empty are left alone`, () => {
        const { [field]: _, ...without } = good;
        for (const nothing of [null, '', undefined])
          assert.deepEqual(read(verb, { ...good, [field]: nothing }), read(verb, without), String(nothing));
      });

      it(`${verb} ${field}: numbers and toggles are text`, () => {
        for (const scalar of [true, false, 0, 4, 1.5])
          assert.deepEqual(
            read(verb, { ...good, [field]: scalar }),
            read(verb, { ...good, [field]: String(scalar) }),
            String(scalar),
          );
      });

      it(`${verb} ${field}: a structure is a fault of this field and of no other`, () => {
        for (const odd of [{}, { a: 1 }, { length: {} }, [[]], [{}], { toString: 'a' }]) {
          const unreadable = { kind: 'unreadable', verb, field, isTooLong: false };
          assert.deepEqual(read(verb, { ...good, [field]: odd }), unreadable, JSON.stringify(odd));
        }
      });
    }
  }

  it('has toggles in all spellings', () => {
    for (const [said, meant] of [
      ...(['true', 'True', ' TRUE ', '1', 'on', true, 1] as const).map((word) => [word, true] as const),
      ...(['false', 'False', '0', 'off', false, 0] as const).map((word) => [word, false] as const),
    ]) {
      const understood = read('profile.save', { wantsToTalk: said });
      assert.ok(understood.kind === 'action' && understood.action.verb === 'profile.save', String(said));
      assert.equal(understood.action.data.wantsToTalk, meant, String(said));
    }
    assert.equal(read('profile.save', { wantsToTalk: 'misschien' }).kind, 'unreadable');
  });

  it('has lists as one text with commas and as a list', () => {
    for (const said of [
      'housing,waste',
      ' housing , waste,',
      ['housing', 'waste'],
      ['housing', 'waste', 'housing', null],
    ]) {
      const understood = read('profile.save', { challenges: said });
      assert.ok(understood.kind === 'action' && understood.action.verb === 'profile.save', JSON.stringify(said));
      assert.deepEqual(understood.action.data.challenges, ['housing', 'waste'], JSON.stringify(said));
    }
  });

  it('takes one thing where one can be chosen', () => {
    assert.equal(read('profile.save', { role: ['legal'] }).kind, 'unreadable');
    assert.equal(read('vote.cast', { ...goodData('vote.cast'), option: ['a', 'b'] }).kind, 'unreadable');
  });

  it('says of a text that is far too long that it is', () => {
    const { kind, isTooLong } = {
      isTooLong: false,
      ...read('thread.post', { ...goodData('thread.post'), text: 'x'.repeat(300_000) }),
    };
    assert.deepEqual([kind, isTooLong], ['unreadable', true]);
  });

  it('is no data at all in any other form', () => {
    for (const data of [null, undefined, 7, 'vote', true, [], [{ v: CARD_VERSION }]])
      assert.deepEqual(readAction('vote.cast', data), { kind: 'unknown' });
    for (const v of [undefined, null, 0, 2, '1.0', {}, [1]])
      assert.deepEqual(readAction('vote.cast', { ...goodData('vote.cast'), v }), { kind: 'stale' });
    for (const verb of ['vote.sell', '__proto__', 'toString', 7, null])
      assert.deepEqual(readAction(verb, { v: CARD_VERSION }), { kind: 'unknown' });
  });
});

describe('every input of every card', () => {
  it('has a name by which a fault is told, in both languages', () => {
    const cards = CARD_SAMPLES.flatMap(({ render }) =>
      CARD_LANGUAGES.map((language) => ({ language, ...render(language) })),
    );
    const sent = cards.flatMap(({ card, language }) =>
      buttonsOf(card)
        .filter(({ verb, sendsInputs }) => sendsInputs && Object.hasOwn(ACTIONS, verb))
        .flatMap(({ verb, inputs }) => inputs.map(({ id }) => ({ verb: verb as Verb, field: String(id), language }))),
    );
    const taken = sent.filter(({ verb, field }) => fieldsOf(verb).includes(field));
    assert.ok(taken.length > 100, `${taken.length} inputs are looked at`);
    const nameless = new Set(
      taken.filter((one) => fieldFault(one, one.language) === null).map(({ verb, field }) => `${verb} ${field}`),
    );
    assert.deepEqual([...nameless], []);
  });

  it('is no more than that: what the program put on the card has no name', () => {
    for (const verb of VERBS)
      for (const field of ['round', 'match', 'thread', 'once', 'draft', 'version', 'revision', 'toString', '__proto__'])
        assert.equal(fieldFault({ verb, field }, 'nl'), null, `${verb} ${field}`);
  });
});
