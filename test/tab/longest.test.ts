import assert from 'node:assert/strict';
import { MAXIMUM_AGREEMENT, MAXIMUM_LINE, MAXIMUM_MEASURE } from '../../src/agreements/agreement.js';
import { LONGEST_CONTACT, LONGEST_INTRODUCTION, LONGEST_NAME } from '../../src/programmes/programme-details.js';
import { LIMITS } from '../../src/proposals/proposal.js';
import { MAXIMUM_REASON } from '../../src/rounds/vote.js';
import { LONGEST } from '../../src/tab/wire/text-limits.js';
import { MAXIMUM_GROUNDS } from '../../src/threads/moderation.js';

describe('the longest texts of the forms of the page', () => {
  it('are those of the rules: nothing that was typed is refused, and nothing that may be is cut off', () => {
    assert.deepEqual(LONGEST, {
      voteReason: MAXIMUM_REASON,
      declineReason: LIMITS.reason,
      grounds: MAXIMUM_GROUNDS,
      programme: { name: LONGEST_NAME, introduction: LONGEST_INTRODUCTION, contact: LONGEST_CONTACT },
      agreement: { what: MAXIMUM_AGREEMENT, how: MAXIMUM_MEASURE, line: MAXIMUM_LINE },
    });
  });
});
