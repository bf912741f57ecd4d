import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Binary, Long, ObjectId } from 'mongodb';
import { afterPrefix, complement, encodeId, encodeValue } from '../../../src/storage/embedded/values/key-encoding.js';
import { compareValues } from '../../../src/storage/embedded/values/value-order.js';

const anyValue = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('\0', '\u0001', 'a', 'ÿ', '\ud7ff', '\ue000', '\u{1f41d}'), maxLength: 4 }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 70 }).map((bytes) => new Binary(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map((large) => Long.fromBigInt(large)),
  fc.record({ k: fc.integer() }),
  fc.array(fc.integer(), { maxLength: 2 }),
);

describe('the encoding of values as keys', () => {
  it('sorts as the values sort', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const x = encodeValue(a);
        const y = encodeValue(b);
        const order = Math.sign(compareValues(a, b));
        const keys = Buffer.compare(x.bytes, y.bytes);
        if (x.exact && y.exact) assert.equal(keys, order);
        else assert.ok(keys === 0 || keys === order, 'a shared encoding may hide an order, not turn it');
      }),
      { numRuns: 3000 },
    );
  });

  it('turned around sorts from high to low', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const x = encodeValue(a).bytes;
        const y = encodeValue(b).bytes;
        // `===` because 0 and -0 are the same order.
        assert.ok(Buffer.compare(complement(x), complement(y)) === -Buffer.compare(x, y));
      }),
    );
  });

  it('is never the beginning of another one', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const x = encodeValue(a).bytes;
        const y = encodeValue(b).bytes;
        assert.ok(x.equals(y) || !y.subarray(0, x.length).equals(x));
      }),
    );
  });

  it('gives two ids the same key only when they are equal', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        assert.equal(encodeId(a).bytes.equals(encodeId(b).bytes), compareValues(a, b) === 0);
      }),
    );
  });

  it('knows the first key after all that begin alike', () => {
    assert.deepEqual(afterPrefix(Buffer.of(1, 2)), Buffer.of(1, 3));
    assert.deepEqual(afterPrefix(Buffer.of(1, 255, 255)), Buffer.of(2));
  });
});
