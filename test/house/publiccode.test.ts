import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { projectRoot } from '../support/project-root.js';

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');

interface Publiccode {
  readonly softwareVersion: string;
  readonly categories: readonly string[];
  readonly description: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly legal: { readonly license: string };
  readonly localisation: { readonly availableLanguages: readonly string[] };
  readonly dependsOn: Readonly<Record<'open' | 'proprietary', readonly { readonly name: string }[]>>;
}

const ajv = new Ajv({ allErrors: true });
ajv.addFormat('uri', (text: string) => URL.canParse(text));
ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
ajv.addFormat('email', /^[^@\s]+@[^@\s]+\.[^@\s]+$/);
const validate = ajv.compile(JSON.parse(read('test/schemas/publiccode-0.7.json')) as object);

/** Every fault, with the place and what would have been right. */
function faultsOf(document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('publiccode.yml', () => {
  const text = read('publiccode.yml');
  const document = load(text) as Publiccode;

  it('is valid by version 0.7 of the standard', () => assert.deepEqual(faultsOf(document), []));

  const WRONG: readonly (readonly [string, object])[] = [
    ['a category that is on no list', { categories: ['e-learning'] }],
    ['a scope that is on no list', { intendedAudience: { scope: ['municipalities'] } }],
    ['an unknown key', { licence: 'EUPL-1.2' }],
    ['maintenance without anybody to reach', { maintenance: { type: 'internal' } }],
    ['a contract without a contractor', { maintenance: { type: 'contract' } }],
    ['an address that is none', { url: 'spagaat' }],
    ['a dependency without a name', { dependsOn: { open: [{ versionMin: '24' }] } }],
    ['a version that is a number', { softwareVersion: 0.1 }],
    [
      'a long description of a few words',
      { description: { nl: { ...document.description.nl, longDescription: 'Kort' } } },
    ],
  ];
  for (const [fault, change] of WRONG) {
    it(`would not be valid with ${fault}`, () => assert.notDeepEqual(faultsOf({ ...document, ...change }), []));
  }

  it('describes itself in every language that it says to have', () => {
    assert.deepEqual(Object.keys(document.description), document.localisation.availableLanguages);
  });

  it('says the same licence and version as package.json and LICENSE', () => {
    const { license, version } = JSON.parse(read('package.json')) as { license: string; version: string };
    assert.equal(document.legal.license, license);
    assert.equal(document.softwareVersion, version);
    assert.match(read('LICENSE'), /^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  });

  it('does not call MongoDB open: its licence, the SSPL, is not', () => {
    const { open, proprietary } = document.dependsOn;
    assert.ok(!open.some(({ name }) => /mongo/i.test(name)));
    assert.ok(proprietary.some(({ name }) => name === 'MongoDB'));
  });
});
