import assert from 'node:assert/strict';
import fc from 'fast-check';
import { officialMunicipalities } from '../../src/organisations/official-municipalities.js';
import { officialRegister } from '../../src/organisations/official-register.js';
import type { Organisation } from '../../src/organisations/organisation.js';
import { OTHER_NAMES } from '../../src/organisations/other-names.js';
import { typedName, withoutSuffix } from '../../src/organisations/typed-name.js';

const register = officialRegister();
/** Their names do not tell which of several kinds of organisation is meant. */
const SHARED = ['utrecht', 'groningen'];

function found(typed: string): readonly string[] {
  const match = register.find(typed);
  if (match.kind === 'exact') return [match.organisation.name];
  return match.kind === 'candidates' ? match.organisations.map(({ name }) => name) : [];
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
  ['gemeente utrecht', 'Utrecht'],
  ['Utrecht (gemeente)', 'Utrecht'],
  ['provincie Utrecht', 'provincie Utrecht'],
  ['de provincie utrecht', 'provincie Utrecht'],
  ['Province of Utrecht', 'provincie Utrecht'],
  ['prov. Utrecht', 'provincie Utrecht'],
  ['Utrecht, provincie', 'provincie Utrecht'],
  ['veiligheidsregio utrecht', 'Veiligheidsregio Utrecht'],
  ['waterschap Vallei en Veluwe', 'Waterschap Vallei en Veluwe'],
  ['vallei en veluwe', 'Waterschap Vallei en Veluwe'],
  ['Waterschap Rijnland', 'Hoogheemraadschap van Rijnland'],
  ['hoogheemraadschap van rijnland', 'Hoogheemraadschap van Rijnland'],
  ['wetterskip fryslan', 'Wetterskip Fryslân'],
  ['waterschap limburg', 'Waterschap Limburg'],
  ["waterschap hunze en aa's", "Waterschap Hunze en Aa's"],
  ['VR Twente', 'Veiligheidsregio Twente'],
  ['safety region Zeeland', 'Veiligheidsregio Zeeland'],
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

describe('the register of organisations', () => {
  it('holds 342 municipalities whose neighbours know each other', () => {
    const all = officialMunicipalities();
    assert.equal(all.length, 342);
    for (const municipality of all) {
      for (const code of municipality.neighbours ?? []) {
        assert.ok(register.get(code)?.neighbours?.includes(municipality.code), `${municipality.code} ${code}`);
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

  it('a name that organisations of several kinds share is asked, the largest first, and their labels tell them apart', () => {
    for (const [typed, labels] of [
      ['Utrecht', ['gemeente Utrecht', 'provincie Utrecht', 'Veiligheidsregio Utrecht']],
      ['groningen', ['gemeente Groningen', 'provincie Groningen', 'Veiligheidsregio Groningen']],
      ['Zeeland', ['provincie Zeeland', 'Veiligheidsregio Zeeland']],
      ['fryslân', ['provincie Fryslân', 'Wetterskip Fryslân', 'Veiligheidsregio Fryslân']],
    ] as const) {
      const match = register.find(typed);
      const told = match.kind === 'candidates' ? match.organisations.map(({ label }) => label) : [];
      assert.deepEqual(told.slice(0, labels.length), labels);
    }
  });

  it('a kind that was typed with a name of another kind is asked, and leads there', () => {
    assert.equal(register.find('provincie Zwolle').kind, 'candidates');
    assert.equal(found('provincie Zwolle')[0], 'Zwolle');
    assert.equal(found('provincie Noord Holand')[0], 'provincie Noord-Holland');
  });

  it('holds 12 provinces, 21 water boards and 25 safety regions, each with a code of its own', () => {
    const count = (kind: Organisation['kind']) => register.all().filter((one) => one.kind === kind).length;
    assert.deepEqual(
      ['province', 'water-board', 'safety-region'].map((kind) => count(kind as Organisation['kind'])),
      [12, 21, 25],
    );
    assert.equal(new Set(register.all().map(({ code }) => code)).size, 342 + 58);
  });

  it('every label is found as what it is, without a question', () => {
    for (const { code, label } of register.all()) {
      const match = register.find(label);
      if (label !== 'Bergen') assert.equal(match.kind === 'exact' && match.organisation.code, code, label);
    }
  });

  it('a municipality that was divided gives its heirs', () => {
    assert.deepEqual([...found('Haaren').slice(0, 4)].sort(), ['Boxtel', 'Oisterwijk', 'Tilburg', 'Vught']);
  });

  it('nonsense, nothing and a mere word of office are nothing', () => {
    for (const typed of [
      '',
      ' ',
      'x',
      'qqqqqq',
      '👋',
      'gemeente',
      'provincie',
      'omgevingsdienst',
      '{"$gt":""}',
      '12345',
    ]) {
      assert.deepEqual(register.find(typed), { kind: 'none' }, typed);
    }
  });

  it('every official name typed plainly is found as the only or the first', () => {
    for (const { name, label } of register.all()) {
      for (const typed of [name, label, withoutSuffix(name)].map(typedPlainly)) {
        const isShared = typed === 'bergen';
        if (SHARED.includes(typed)) continue;
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
    assert.equal(names('provincie utr')[0], 'provincie Utrecht');
    assert.deepEqual(names('waterschap va')[0], 'Waterschap Vallei en Veluwe');
    assert.ok(names('veiligheidsr').every((name) => name.startsWith('Veiligheidsregio')));
    assert.equal(names('michiels')[0], 'Sint-Michielsgestel');
    assert.deepEqual(names('', 3), ['Aa en Hunze', 'Waterschap Aa en Maas', 'Aalsmeer']);
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
