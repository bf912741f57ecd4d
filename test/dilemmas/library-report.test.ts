import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { generatedFiles } from '../../src/dilemmas/library/generated-files.js';
import { lawSources, outdatedSources } from '../../src/dilemmas/library/law-sources.js';
import { libraryReport, readability } from '../../src/dilemmas/library/library-report.js';
import { projectRoot } from '../support/project-root.js';
import { sample } from './sample.js';

const sources = lawSources(builtinDilemmas);

describe('the report on the library', () => {
  it('counts every dilemma once in each block, and once in all', () => {
    const report = libraryReport(builtinDilemmas, '2026-12-01');
    assert.match(report, /^52 dilemmas\n/);
    assert.match(report, /^ {2}1 +6 +\d+ +\d+ +\d+ +10$/m);
    assert.match(report, /^ {2}core +7 +6 +6 +5 +24$/m);
    assert.match(report, /All law was checked within twelve months/);
  });

  it('lists the law that was checked longer than twelve months ago, with its address', () => {
    assert.deepEqual(outdatedSources(sources, '2027-11-30'), []);
    assert.deepEqual(outdatedSources(sources, '2027-12-01'), sources);
    const report = libraryReport(builtinDilemmas, '2027-12-01');
    for (const { dilemma, url } of sources) assert.ok(report.includes(`${dilemma}: `) && report.includes(url), dilemma);
  });

  it('takes what was never checked for outdated', () => {
    const [unchecked] = lawSources([sample]);
    assert.deepEqual(outdatedSources(unchecked === undefined ? [] : [unchecked], '2026-12-01'), [unchecked]);
  });

  it('measures sentences and long words', () => {
    const knowledge = { kind: 'craft', title: 'x', text: 'Kort is goed.' } as const;
    assert.deepEqual(readability({ situation: 'Een samenwerkingsverband praat.', knowledge }), {
      perSentence: 3,
      long: 17,
    });
  });
});

describe('the files that are made of the library', () => {
  for (const [name, content] of Object.entries(generatedFiles(builtinDilemmas))) {
    it(`are as they would be made now: ${name} (npm run dilemmas -- --write)`, () => {
      const written = readFileSync(join(projectRoot(), 'src/dilemmas/library', name), 'utf8');
      assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(content)));
    });
  }

  it('name each law card with the text that was read and when', () => {
    assert.equal(sources.length, builtinDilemmas.filter(({ text }) => text.nl.knowledge.kind === 'law').length);
    for (const source of sources)
      for (const [part, value] of Object.entries(source)) assert.ok(value, `${source.dilemma} ${part}`);
  });
});
