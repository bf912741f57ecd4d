import assert from 'node:assert/strict';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { withHeirs } from '../../src/programmes/joining.js';
import { defaultProgramme } from '../../src/programmes/programme.js';
import { testConfig } from '../support/test-app.js';

describe('a programme for some organisations', () => {
  const now = new Date('2027-01-04T08:00:00Z');
  const programme = defaultProgramme(testConfig().programme, createDilemmaLibrary(builtinDilemmas), now);
  const heirOf = (code: string) => (code === 'GM0547' ? 'GM0546' : code);

  it('takes people of the heir of one that was merged', () => {
    const codes = ['GM0547', 'GM0546', 'GM0193'];
    const { joining } = withHeirs({ ...programme, joining: { kind: 'organisations', codes } }, heirOf);
    assert.deepEqual(joining, { kind: 'organisations', codes: ['GM0546', 'GM0193'] });
  });

  it('stays as it is when it is for everybody', () => {
    assert.equal(withHeirs(programme, heirOf), programme);
  });
});
