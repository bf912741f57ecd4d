import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DilemmaLibraryError } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas, earlierDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { parseDilemmaFile, readLibraryFiles } from '../../src/dilemmas/library/library-files.js';
import { projectRoot } from '../support/project-root.js';
import { sample } from './sample.js';

const folder = join(projectRoot(), 'src/dilemmas/library');

function faultsIn(yaml: string): readonly string[] {
  const read = parseDilemmaFile(yaml);
  return 'faults' in read ? read.faults.map(({ where }) => where) : [];
}

describe('the files of the library', () => {
  it('are what the program reads, each earlier version beside its newest', () => {
    assert.deepEqual({ dilemmas: builtinDilemmas, earlier: earlierDilemmas }, readLibraryFiles());
    for (const { id, version } of builtinDilemmas) {
      const before = earlierDilemmas.filter((dilemma) => dilemma.id === id).map((dilemma) => dilemma.version);
      assert.deepEqual(
        before.toSorted(),
        Array.from({ length: version - 1 }, (_, at) => at + 1),
        `${id}: people voted on every version that was published`,
      );
    }
  });

  it('name their schema', () => {
    for (const { id } of builtinDilemmas) {
      const [first] = readFileSync(join(folder, `${id}.yaml`), 'utf8').split('\n');
      assert.equal(first, '# yaml-language-server: $schema=dilemma.schema.json', id);
    }
  });

  it('tell a fault of YAML by its line', () => {
    assert.deepEqual(faultsIn('id: one\nversion: 1\ntext: {nl: ['), ['line 3']);
  });

  it('tell a fault of shape by its place, all at once', () => {
    const { id: _, ...rest } = sample;
    const broken = { ...rest, version: 0, text: { ...sample.text, en: { ...sample.text.en, title: '' } } };
    assert.deepEqual(faultsIn(JSON.stringify(broken)), ['id', 'version', 'text.en.title']);
  });

  it('are refused together with the names of the files', () => {
    const made = mkdtempSync(join(tmpdir(), 'spagaat-library-'));
    after(() => rmSync(made, { recursive: true }));
    mkdirSync(join(made, 'earlier'));
    writeFileSync(join(made, 'other-name.yaml'), JSON.stringify(sample));
    writeFileSync(join(made, 'earlier', `${sample.id}.v1.yaml`), JSON.stringify({ ...sample, version: 'x' }));
    assert.throws(
      () => readLibraryFiles(made),
      (thrown) => {
        assert.ok(thrown instanceof DilemmaLibraryError);
        const places = thrown.faults.map(({ where }) => where);
        assert.deepEqual(places, ['other-name.yaml: id', `earlier/${sample.id}.v1.yaml: version`]);
        return true;
      },
    );
  });
});
