import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WrongField } from '../../src/errors.js';
import { MOVED_BY } from '../../src/rounds/moved-by.js';
import { MAXIMUM_REASON } from '../../src/rounds/vote.js';
import { readVote, type VoteForm } from '../../src/voting/vote-form.js';

const GOOD = { option: 'a', confidence: '4' };
const wrong = (field: string) => (error: unknown) => error instanceof WrongField && error.field === field;

describe('a submitted vote', () => {
  it('needs an option and how sure the person is; a reason may stay away', () => {
    assert.deepEqual(readVote(GOOD, 'first'), { choice: { option: 'a', confidence: 4, reason: '' } });
    for (const field of ['option', 'confidence'] as const)
      for (const left of [undefined, '', ' \n'])
        assert.deepEqual(readVote({ ...GOOD, [field]: left }, 'first'), { problem: { kind: 'missing', field } });
  });

  it('says which field cannot be read', () => {
    for (const confidence of ['0', '6', '-1', '3.5', '10', '0x3', 'zeker', '4 zeker'])
      assert.throws(() => readVote({ ...GOOD, confidence }, 'first'), wrong('confidence'), confidence);
    for (const ballot of ['first', 'second', undefined] as const)
      assert.throws(() => readVote({ ...GOOD, movedBy: 'kaas' }, ballot), wrong('movedBy'));
    const reason = 'x'.repeat(MAXIMUM_REASON + 1);
    assert.deepEqual(readVote({ ...GOOD, reason }, 'first'), { problem: { kind: 'tooLong', field: 'reason' } });
  });

  it('keeps what moved the person for the second ballot only', () => {
    for (const movedBy of MOVED_BY) {
      assert.deepEqual(readVote({ ...GOOD, movedBy }, 'second'), {
        choice: { option: 'a', confidence: 4, reason: '', movedBy },
      });
      for (const ballot of ['first', undefined] as const)
        assert.deepEqual(readVote({ ...GOOD, movedBy }, ballot), readVote(GOOD, ballot));
    }
    assert.deepEqual(readVote({ ...GOOD, movedBy: '' }, 'second'), readVote(GOOD, 'second'));
  });

  it('is a choice within its limits, a problem, or a wrong field, whatever is sent', () => {
    const field = fc.option(fc.oneof(fc.string(), fc.constantFrom('a', '1', '5', ' 3 ', '2 – twijfel', 'partner')), {
      nil: undefined,
    });
    const forms: fc.Arbitrary<VoteForm> = fc.record({
      option: field,
      confidence: field,
      reason: field,
      movedBy: field,
    });
    fc.assert(
      fc.property(forms, fc.constantFrom('first', 'second', undefined), (form, ballot) => {
        try {
          const read = readVote(form, ballot);
          if (!('choice' in read)) return;
          const { option, confidence, reason } = read.choice;
          assert.ok(option !== '' && option === form.option?.trim());
          assert.ok([1, 2, 3, 4, 5].includes(confidence));
          assert.equal(reason, form.reason?.trim() ?? '');
        } catch (error) {
          assert.ok(error instanceof WrongField, String(error));
        }
      }),
    );
  });
});
