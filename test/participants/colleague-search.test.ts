import assert from 'node:assert/strict';
import { officialMunicipalities } from '../../src/organisations/official-municipalities.js';
import { createOrganisationRegister } from '../../src/organisations/organisation-register.js';
import { createColleagueFinder, mayFind } from '../../src/participants/colleague-search.js';
import { type Participant, stranger } from '../../src/participants/participant.js';
import { queryWords } from '../../src/understanding/text-ranking.js';

const TODAY = '2026-11-23';
const register = createOrganisationRegister(officialMunicipalities());
const finder = createColleagueFinder(register);

function person(objectId: string, more: Partial<Participant> = {}): Participant {
  const known = stranger({ tenantId: 'T', objectId, seenOn: TODAY });
  return { ...known, standing: 'joined', reachable: true, findable: true, municipality: 'GM0193', ...more };
}

const zwolle = person('asker');
const leiden = person('1', { municipality: 'GM0546', role: 'legal', challenges: ['housing', 'safety'] });
const rank = (text: string, found: Participant, asker = zwolle) => finder.rank(queryWords(text), asker, found);

describe('who may be found', () => {
  const cases: readonly (readonly [string, Partial<Participant>, boolean])[] = [
    ['somebody who chose it', {}, true],
    ['somebody who did not', { findable: false }, false],
    ['somebody who left', { standing: 'left' }, false],
    ['somebody who never joined', { standing: 'known' }, false],
    ['somebody who pauses', { pausedUntil: '2027-01-12' }, false],
    ['somebody whose pause is over', { pausedUntil: TODAY }, true],
    ['somebody who removed the app', { reachable: false }, false],
    ['somebody who wants no talk with the asker', { avoid: ['T:asker'] }, false],
  ];
  for (const [what, more, is] of cases) {
    it(`${is ? 'is' : 'is not'} ${what}`, () => assert.equal(mayFind(zwolle, person('1', more), TODAY), is));
  }

  it('is nobody oneself, and nobody whom one avoids', () => {
    assert.equal(mayFind(zwolle, zwolle, TODAY), false);
    assert.equal(mayFind({ ...zwolle, avoid: ['T:1'] }, person('1'), TODAY), false);
  });

  it('is nobody of before one could choose', () => {
    const { findable: _, ...before } = person('1');
    assert.equal(mayFind(zwolle, before, TODAY), false);
  });
});

describe('how well a colleague fits', () => {
  for (const text of [
    'Leiden',
    'leidn',
    'gemeente leiden',
    'jurist',
    'juirst',
    'wonen',
    'housing',
    'jurist wonen leiden',
  ]) {
    it(`fits "${text}"`, () => assert.ok(rank(text, leiden) > 0));
  }
  for (const text of ['Zwolle', 'afval', 'jurist afval', 'griffie', 'anna']) {
    it(`does not fit "${text}"`, () => assert.equal(rank(text, leiden), 0));
  }

  it('is found in the own municipality only when that is named', () => {
    const near = person('2', { role: 'legal' });
    assert.equal(rank('', near), 0);
    assert.equal(rank('jurist', near), 0);
    assert.ok(rank('jurist zwolle', near) > 0);
    assert.ok(rank('Zwole', near) > 0);
  });

  it('is looked up by everything that a word may stand for', () => {
    const everything = [...finder.meaningOf('veiligheid').entries()];
    assert.deepEqual(everything, [['challenges', ['safety']]]);
    assert.ok(finder.meaningOf('bergen').get('municipality')?.includes('GM0373'));
    assert.equal(finder.meaningOf('xqxqxq').size, 0);
  });
});
