import assert from 'node:assert/strict';
import type { Dilemma } from '../../src/dilemmas/dilemma.js';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { createGrowingLibrary } from '../../src/dilemmas/growing-library.js';
import { sample } from './sample.js';

const own: Dilemma = { ...sample, id: 'own-1' };

/** A library on what is stored, which counts how often it is asked. */
function library(stored: readonly Dilemma[]) {
  const asked: (readonly string[])[] = [];
  const store = {
    createIfAbsent: async () => undefined,
    getMany: async (ids: readonly string[]) => {
      asked.push(ids);
      return stored.filter(({ id }) => ids.includes(id));
    },
  };
  const builtin = createDilemmaLibrary([sample], { challengeIds: sample.challenges });
  return { asked, library: createGrowingLibrary(builtin, store) };
}

describe('a library that grows', () => {
  it('knows the built-in dilemmas, and the stored ones once it was asked to', async () => {
    const { library: dilemmas } = library([own]);
    assert.equal(dilemmas.get('own-1'), undefined);
    await dilemmas.load([sample.id, 'own-1', 'gone']);
    assert.deepEqual(dilemmas.get('own-1'), own);
    assert.deepEqual(dilemmas.all(), [sample, own]);
  });

  it('asks for what it does not know and for nothing else', async () => {
    const { library: dilemmas, asked } = library([own]);
    await dilemmas.load([sample.id]);
    await dilemmas.load([sample.id, 'own-1']);
    await dilemmas.load([sample.id, 'own-1']);
    assert.deepEqual(asked, [['own-1']]);
  });

  it('never replaces a built-in dilemma', () => {
    const { library: dilemmas } = library([]);
    dilemmas.add({ ...sample, version: 9 });
    assert.equal(dilemmas.get(sample.id)?.version, sample.version);
  });

  it('refuses what is stored in a shape that is no dilemma', async () => {
    const { library: dilemmas } = library([{ ...own, challenges: [] }]);
    await assert.rejects(dilemmas.load(['own-1']));
  });
});
