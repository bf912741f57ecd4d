import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { officialRegister } from '../../src/organisations/official-register.js';
import type { BallotResult, RoundResult } from '../../src/rounds/result.js';
import { hasTalks, resultForReader } from '../../src/voting/result-for-reader.js';
import type { RoundView } from '../../src/voting/round-view.js';

const [dilemma] = builtinDilemmas;
assert.ok(dilemma !== undefined);
const [one, other, third] = dilemma.text.nl.options.map(({ id }) => id);
assert.ok(one !== undefined && other !== undefined && third !== undefined);
const zwolle = officialRegister().get('GM0193');
assert.ok(zwolle !== undefined);

const row = { [one]: 12, [other]: 8, [third]: null };
const first: BallotResult = {
  tally: {
    minimum: 5,
    overall: row,
    words: null,
    bySizeClass: { [String(zwolle.sizeClass)]: row },
    byMunicipality: { GM0193: row, GM0546: row },
  },
  reasons: { [one]: ['een reden'] },
};
const second: BallotResult = {
  tally: { ...first.tally, overall: { [one]: null, [other]: null }, words: { kind: 'few' } },
  reasons: { [other]: ['wat mij bewoog', 'nog een regel'], [one]: ['en dit'] },
};
const result: RoundResult = { roundId: 'main-1', ballots: { first, second } } as RoundResult;
const opened: Extract<RoundView, { kind: 'opened' }> = {
  kind: 'opened',
  ...{ roundId: 'main-1', dilemma, result, minimumCount: 5, ownOption: other },
  revotingAt: new Date('2026-11-27T08:00:00Z'),
};
const closed: Extract<RoundView, { kind: 'closed' }> = {
  kind: 'closed',
  ...{ roundId: 'main-1', dilemma, result, minimumCount: 5, own: { first: other, second: one } },
  ...{ partners: [], agreement: null },
};
const reader = { language: 'nl', municipality: zwolle } as const;

describe('what a person may see of a result', () => {
  it('is the first vote alone while the second is still to come, whatever is counted already', () => {
    const { options, words, lines } = resultForReader(opened, reader);
    assert.deepEqual(
      options.map(({ second: later, ownSecond }) => [later, ownSecond]),
      options.map(() => [null, false]),
    );
    assert.deepEqual([words, lines], [{ first: null, second: null }, []]);
    assert.deepEqual(
      options.filter(({ ownFirst }) => ownFirst).map(({ id }) => id),
      [other],
    );
  });

  it('has a hidden count as null, and no percentage where one count of the row is hidden', () => {
    const [shown] = resultForReader(opened, reader).options;
    assert.deepEqual(shown?.first, { count: 12, percent: null });
    assert.deepEqual(shown?.reasons, ['een reden']);
  });

  it('has the rows of the own municipality and its size, and of no other', () => {
    const { groups } = resultForReader(opened, reader);
    assert.deepEqual(
      groups.map(({ kind, municipality }) => [kind, municipality.code]),
      [
        ['municipality', 'GM0193'],
        ['sizeClass', 'GM0193'],
      ],
    );
    assert.deepEqual(resultForReader(opened, { ...reader, municipality: undefined }).groups, []);
  });

  it('has both votes and one line an option when the round is closed', () => {
    const { options, words, lines } = resultForReader(closed, reader);
    assert.deepEqual(options[0]?.second, { count: null, percent: null });
    assert.deepEqual(words.second, { kind: 'few' });
    assert.deepEqual(lines, ['en dit', 'wat mij bewoog']);
    assert.deepEqual(
      options.filter(({ ownSecond }) => ownSecond).map(({ id }) => id),
      [one],
    );
  });

  it('tells that people talk unless it was decided that they do not', () => {
    assert.equal(hasTalks(opened), true);
    assert.equal(hasTalks({ ...opened, result: { ...result, talk: { kind: 'none' } } as RoundResult }), false);
  });
});
