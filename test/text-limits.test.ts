import assert from 'node:assert/strict';
import { MAXIMUM_AGREEMENT, MAXIMUM_LINE, MAXIMUM_MEASURE } from '../src/agreements/agreement.js';
import { readAgreement, readLine } from '../src/agreements/agreement-form.js';
import { FORM_FIELDS, readUnfinished } from '../src/proposals/proposal-form.js';
import { MAXIMUM_REASON } from '../src/rounds/vote.js';
import { MAXIMUM_GROUNDS, readGrounds } from '../src/threads/moderation.js';
import { MAXIMUM_POST, readPost } from '../src/threads/thread.js';
import { readVote } from '../src/voting/vote-form.js';
import { ONE_CHARACTER } from './support/characters.js';

const vote = (reason: string) => 'choice' in readVote({ option: 'a', confidence: '3', reason }, 'first');
const agreement = (form: { readonly what?: string; readonly how?: string }) =>
  'text' in readAgreement({ what: 'iets', ...form }, '2026-11-23');

/** Every text that somebody writes, with its limit and whether the rule takes it. */
const LIMITS: Readonly<Record<string, readonly [number, (text: string) => boolean]>> = {
  'a reason': [MAXIMUM_REASON, vote],
  'a post': [MAXIMUM_POST, (text) => 'text' in readPost(text)],
  'the reason of a facilitator': [MAXIMUM_GROUNDS, (text) => 'grounds' in readGrounds(text)],
  'an agreement': [MAXIMUM_AGREEMENT, (what) => agreement({ what })],
  'a measure': [MAXIMUM_MEASURE, (how) => agreement({ how })],
  'a line about the outcome': [MAXIMUM_LINE, (text) => readLine(text) !== null],
  ...Object.fromEntries(
    Object.entries(FORM_FIELDS)
      .filter(([field]) => field !== 'setting')
      .map(([field, limit]) => [
        `the ${field} of a proposal`,
        [limit, (text: string) => 'text' in readUnfinished({ [field]: text })] as const,
      ]),
  ),
};

describe('the limits of texts', () => {
  for (const [name, [most, takes]] of Object.entries(LIMITS)) {
    it(`of ${name}: ${most} characters as one sees them, and not one more`, () => {
      for (const character of ONE_CHARACTER) {
        assert.ok(takes(character.repeat(most)), JSON.stringify(character));
        assert.ok(!takes(character.repeat(most + 1)), JSON.stringify(character));
      }
      assert.ok(!takes(`a${'\u0301'.repeat(200_000)}`), 'a letter is not without end');
    });
  }
});
