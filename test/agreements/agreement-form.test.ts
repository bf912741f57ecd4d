import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AgreementForm, readAgreement, readLine } from '../../src/agreements/agreement-form.js';
import { WrongField } from '../../src/errors.js';

const TODAY = '2026-11-30';
const read = (form: AgreementForm) => readAgreement({ what: 'Ik bel', ...form }, TODAY);
const problem = (form: AgreementForm) => {
  const found = read(form);
  return 'problem' in found ? found.problem : null;
};

describe('the form of an agreement', () => {
  it('gives what was typed without the space around it', () => {
    const form = { what: '  Ik bel\neerst ', agreedWith: 'partner', by: '2026-12-18', how: ' Drie keer ' };
    assert.deepEqual(readAgreement(form, TODAY), {
      text: { what: 'Ik bel\neerst', agreedWith: 'partner', by: '2026-12-18', how: 'Drie keer' },
    });
  });

  it('keeps to oneself what names nobody', () => {
    for (const agreedWith of [undefined, '']) {
      assert.deepEqual(read({ agreedWith }), { text: { what: 'Ik bel', agreedWith: 'self', by: null, how: '' } });
    }
  });

  it('points at the field when it names somebody who cannot be chosen', () => {
    for (const agreedWith of ['everybody', ' ', '{"$ne":null}']) {
      assert.throws(() => read({ agreedWith }), new WrongField('agreedWith'));
    }
  });

  for (const [what, form, expected] of [
    ['nothing', { what: undefined }, 'missing'],
    ['only space', { what: ' \n\t ' }, 'missing'],
    ['500 characters', { what: 'x'.repeat(500) }, null],
    ['501 characters', { what: 'x'.repeat(501) }, 'tooLong'],
    ['100 kB', { what: 'x'.repeat(100_000) }, 'tooLong'],
    ['a measure of 301 characters', { how: 'x'.repeat(301) }, 'measureTooLong'],
    ['today', { by: TODAY }, null],
    ['yesterday', { by: '2026-11-29' }, 'unclearDay'],
    ['30 February', { by: '2027-02-30' }, 'unclearDay'],
    ['29 February in a common year', { by: '2027-02-29' }, 'unclearDay'],
    ['29 February in a leap year', { by: '2028-02-29' }, null],
    ['month 13', { by: '2027-13-01' }, 'unclearDay'],
    ['a slip of the year', { by: '2062-12-18' }, 'unclearDay'],
    ['words', { by: 'volgende week' }, 'unclearDay'],
    ['an operator', { by: '{"$gt":""}' }, 'unclearDay'],
  ] as const) {
    it(`answers ${what} with ${expected ?? 'the text'}`, () => assert.equal(problem(form), expected));
  }

  it('never fails in another way, and gives a text within its bounds or a problem', () => {
    const any = fc.option(fc.string({ maxLength: 700 }), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ what: any, agreedWith: any, by: any, how: any }), (form) => {
        const found = readUnlessWrong(form);
        if (found === 'wrong field' || 'problem' in found) return;
        assert.ok(found.text.what.length > 0 && found.text.what.length <= 500);
        assert.ok(found.text.how.length <= 300);
      }),
    );
  });
});

function readUnlessWrong(form: AgreementForm) {
  try {
    return readAgreement(form, TODAY);
  } catch (error) {
    if (error instanceof WrongField) return 'wrong field';
    throw error;
  }
}

describe('the line that goes with an outcome', () => {
  it('is one line, may be empty, and is refused when it is too long', () => {
    assert.equal(readLine(' het\nlukte \t wel '), 'het lukte wel');
    assert.equal(readLine(undefined), '');
    assert.equal(readLine('x'.repeat(280))?.length, 280);
    assert.equal(readLine('x'.repeat(281)), null);
  });
});
