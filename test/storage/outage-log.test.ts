import assert from 'node:assert/strict';
import { MongoServerError } from 'mongodb';
import { createOutageLog } from '../../src/storage/outage/outage-log.js';

describe('the log of an outage', () => {
  it('says the first failure at once, and the many that follow in one line each half minute', () => {
    let now = 5;
    const lines: unknown[] = [];
    const heard = createOutageLog({ warn: (...line: unknown[]) => lines.push(line[0]) }, () => now);
    const error = new MongoServerError({ message: 'stepped down', code: 189 });
    heard(error);
    assert.deepEqual(lines.splice(0), [{ err: error, calls: 1 }]);
    for (let call = 0; call < 1_000; call += 1) heard(error);
    now += 29_999;
    heard(error);
    assert.deepEqual(lines, []);
    now += 1;
    heard(error);
    assert.deepEqual(lines.splice(0), [{ err: error, calls: 1_002 }]);
    heard(error);
    assert.deepEqual(lines, []);
  });
});
