import assert from 'node:assert/strict';
import { DomainError } from '../../src/errors.js';
import { assertTakesPart, takesPart } from '../../src/participants/participant.js';

describe('taking part', () => {
  it('is for those who joined, and for nobody else', () => {
    const standings = ['known', 'joined', 'left', 'off'] as const;
    assert.deepEqual(
      standings.filter((standing) => takesPart({ standing })),
      ['joined'],
    );
    assert.ok(!takesPart(undefined) && !takesPart(null));
  });

  it('is asked for in one word, with the refusal that every screen knows', () => {
    assertTakesPart({ standing: 'joined' });
    assert.throws(
      () => assertTakesPart({ standing: 'off' }),
      (error: unknown) => error instanceof DomainError && error.code === 'notJoined',
    );
  });
});
