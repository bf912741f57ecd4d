import assert from 'node:assert/strict';
import { MESSAGE_KINDS, type MessageKind } from '../../src/outbox/message.js';
import { isTooOld, isTooOldWithoutCard } from '../../src/outbox/message-life.js';

const SINCE = new Date('2026-11-23T08:00:00Z');
const DAY_MS = 24 * 3_600_000;
const daysLater = (days: number): Date => new Date(SINCE.getTime() + days * DAY_MS);

describe('how long a message makes sense', () => {
  const days: Readonly<Partial<Record<MessageKind, number>>> = { news: 1, post: 14, result: 14, agreementDue: 30 };
  for (const [kind, life] of Object.entries(days) as [MessageKind, number][]) {
    it(`is ${life} days for ${kind}, to the moment`, () => {
      assert.equal(isTooOld({ kind, since: SINCE }, new Date(daysLater(life).getTime() - 1)), false);
      assert.equal(isTooOld({ kind, since: SINCE }, daysLater(life)), true);
    });
  }

  it('is at least a day and at most two months, whatever the kind', () => {
    for (const kind of MESSAGE_KINDS) {
      assert.equal(isTooOld({ kind, since: SINCE }, new Date(daysLater(1).getTime() - 1)), false, kind);
      assert.equal(isTooOld({ kind, since: SINCE }, daysLater(60)), true, kind);
    }
  });

  it('is a day at most for one whose card cannot be made', () => {
    for (const kind of MESSAGE_KINDS) {
      assert.equal(isTooOldWithoutCard({ kind, since: SINCE }, new Date(daysLater(1).getTime() - 1)), false, kind);
      assert.equal(isTooOldWithoutCard({ kind, since: SINCE }, daysLater(1)), true, kind);
    }
  });
});
