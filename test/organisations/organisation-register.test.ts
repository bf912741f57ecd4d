import assert from 'node:assert/strict';
import fc from 'fast-check';
import { officialMunicipalities } from '../../src/organisations/official-municipalities.js';
import { createOrganisationRegister } from '../../src/organisations/organisation-register.js';
import { OTHER_NAMES } from '../../src/organisations/other-names.js';
import { typedName, withoutSuffix } from '../../src/organisations/typed-name.js';

const register = createOrganisationRegister(officialMunicipalities());

function found(typed: string): readonly string[] {
  const match = register.find(typed);
  if (match.kind === 'exact') return [match.municipality.name];
  return match.kind === 'candidates' ? match.municipalities.map((municipality) => municipality.name) : [];
}

/** As somebody types who is in a hurry: lower case, no accents. */
function typedPlainly(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const EXACT: readonly (readonly [string, string])[] = [
  ['zwolle', 'Zwolle'],
  ['  ZWOLLE ', 'Zwolle'],
  ['gemeente Zwolle', 'Zwolle'],
  ['de gemeente Zwolle.', 'Zwolle'],
  ['Municipality of Zwolle', 'Zwolle'],
  ['sudwest fryslan', 'Súdwest-Fryslân'],
  ["'s hertogenbosch", "'s-Hertogenbosch"],
  ['s-Gravenhage', "'s-Gravenhage"],
  ['Den Haag', "'s-Gravenhage"],
  ['’s-Gravenhage', "'s-Gravenhage"],
  ['St. Michielsgestel', 'Sint-Michielsgestel'],
  ['hengelo', 'Hengelo (O.)'],
  ['Laren', 'Laren (NH.)'],
  ['bergen nh', 'Bergen (NH.)'],
  ['Bergen (L)', 'Bergen (L.)'],
  ['utrecht', 'Utrecht'],
  ['DE BILT', 'De Bilt'],
];

const FIRST_CANDIDATE: readonly (readonly [string, string])[] = [
  ['den bosch', "'s-Hertogenbosch"],
  ['the hague', "'s-Gravenhage"],
  ['swf', 'Súdwest-Fryslân'],
  ['Zuidwest-Friesland', 'Súdwest-Fryslân'],
  ['Sneek', 'Súdwest-Fryslân'],
  ['de friese meren', 'De Fryske Marren'],
  ['Tietjerksteradeel', 'Tytsjerksteradiel'],
  ['Ljouwert', 'Leeuwarden'],
  ['bilt', 'De Bilt'],
  ['bergen limburg', 'Bergen (L.)'],
  ['Hengelo Gld', 'Bronckhorst'],
  ['provincie Utrecht', 'Utrecht'],
  ['uden', 'Maashorst'],
  ['Heerhugowaard', 'Dijk en Waard'],
  ['weesp', 'Amsterdam'],
  ['Brielle', 'Voorne aan Zee'],
  ['cuijk', 'Land van Cuijk'],
  ['Mill en St. Hubert', 'Land van Cuijk'],
  ['delfzijl', 'Eemsdelta'],
  ['haren', 'Groningen'],
  ['capelle a/d ijssel', 'Capelle aan den IJssel'],
  ['nuenen c.a.', 'Nuenen, Gerwen en Nederwetten'],
  ['amstrdam', 'Amsterdam'],
  ['rijswjik', 'Rijswijk (ZH.)'],
  ['leeuwaarden', 'Leeuwarden'],
  ['ik werk bij de gemeente Zwolle', 'Zwolle'],
];

describe('the register of municipalities', () => {
  it('holds 342 municipalities whose neighbours know each other', () => {
    const all = register.all();
    assert.equal(all.length, 342);
    for (const municipality of all) {
      for (const code of municipality.neighbours) {
        assert.ok(register.get(code)?.neighbours.includes(municipality.code), `${municipality.code} ${code}`);
      }
    }
  });

  it('gives a municipality by its code and nothing for another code', () => {
    assert.equal(register.get('GM0193')?.name, 'Zwolle');
    assert.equal(register.get('GM0000'), undefined);
    assert.equal(register.get('constructor'), undefined);
  });

  for (const [typed, name] of EXACT) {
    it(`"${typed}" is ${name} without a question`, () => {
      assert.equal(register.find(typed).kind, 'exact');
      assert.deepEqual(found(typed), [name]);
    });
  }

  for (const [typed, name] of FIRST_CANDIDATE) {
    it(`"${typed}" asks whether ${name} is meant`, () => {
      assert.equal(register.find(typed).kind, 'candidates');
      assert.equal(found(typed)[0], name);
    });
  }

  it('a name that two municipalities share is asked, with both first', () => {
    assert.equal(register.find('bergen').kind, 'candidates');
    assert.deepEqual([...found('bergen').slice(0, 2)].sort(), ['Bergen (L.)', 'Bergen (NH.)']);
  });

  it('a municipality that was divided gives its heirs', () => {
    assert.deepEqual([...found('Haaren').slice(0, 4)].sort(), ['Boxtel', 'Oisterwijk', 'Tilburg', 'Vught']);
  });

  it('nonsense, nothing and a mere word of office are nothing', () => {
    for (const typed of ['', ' ', 'x', 'qqqqqq', '👋', 'gemeente', 'friesland', '{"$gt":""}', '12345']) {
      assert.deepEqual(register.find(typed), { kind: 'none' }, typed);
    }
  });

  it('every official name typed plainly is found as the only or the first', () => {
    for (const { name, label } of register.all()) {
      for (const typed of [name, label, withoutSuffix(name)].map(typedPlainly)) {
        const isShared = typed === 'bergen';
        assert.ok(found(typed).indexOf(name) === 0 || (isShared && found(typed).indexOf(name) === 1), typed);
      }
    }
  });

  it('every other name leads to its municipality, by a question', () => {
    for (const [code, names] of Object.entries(OTHER_NAMES)) {
      const municipality = register.get(code);
      assert.ok(municipality !== undefined, code);
      for (const name of names) {
        const match = register.find(name);
        assert.ok(found(name).includes(municipality.name), name);
        if (name !== municipality.label) assert.equal(match.kind, 'candidates', name);
      }
    }
  });

  it('one slip in a name of six letters or more keeps the right one among the candidates', () => {
    const names = register
      .all()
      .map((municipality) => ({ name: municipality.name, typed: typedPlainly(withoutSuffix(municipality.label)) }))
      .filter(({ typed }) => typed.length >= 6);
    const official = new Set(names.map(({ typed }) => typedName(typed).key));
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const slip = fc.constantFrom('drop', 'swap', 'replace');
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), letter, slip, ({ name, typed }, position, other, kind) => {
        const at = position % typed.length;
        const wrong = withSlip(typed, at, kind, other);
        // Rheden with one slip is Rhenen: no one can know better.
        fc.pre(!official.has(typedName(wrong).key));
        assert.ok(found(wrong).includes(name), `${wrong}: ${found(wrong).join(', ')}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('never more than five candidates, and never a throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(1, 2000), (text, times) => {
        assert.ok(found(text.repeat(times)).length <= 5);
      }),
    );
    assert.equal(found('utrecht '.repeat(12_500)).includes('Utrecht'), true);
  });

  it('suggests while somebody types, best first', () => {
    const names = (prefix: string, limit = 5) => register.suggest(prefix, limit).map(({ name }) => name);
    assert.equal(names('ams')[0], 'Amsterdam');
    assert.equal(names('amstr')[0], 'Amsterdam');
    assert.equal(names('den b')[0], "'s-Hertogenbosch");
    assert.equal(names('zwolle')[0], 'Zwolle');
    assert.equal(names('michiels')[0], 'Sint-Michielsgestel');
    assert.deepEqual(names('', 2), ['Aa en Hunze', 'Aalsmeer']);
    assert.equal(names('a', 7).length, 7);
    assert.deepEqual(names('ams', 0), []);
    assert.deepEqual(names('ams', -1), []);
  });
});

function withSlip(text: string, at: number, kind: string, other: string): string {
  if (kind === 'drop') return text.slice(0, at) + text.slice(at + 1);
  if (kind === 'replace') return text.slice(0, at) + other + text.slice(at + 1);
  return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
}
