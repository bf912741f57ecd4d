import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runs } from '../../support/thorough.js';
import { type Acknowledged, checkKept, writeUntilKilled } from './kill-writes.js';
import { temporaryFolder } from './temporary-engine.js';

const MAIN = join(fileURLToPath(import.meta.url), '../../../../src/storage/embedded/main.js');
const ROUNDS = runs(4, 2);
const ACKNOWLEDGED_PER_ROUND = 120;

describe('the embedded engine after kill -9', () => {
  it(`keeps every acknowledged write, ${ROUNDS} times in a row`, async () => {
    const { directory, remove } = temporaryFolder();
    const known: Acknowledged = { inserted: new Set(), increments: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      await writeUntilKilled(directory, { script: MAIN, round, acknowledged: ACKNOWLEDGED_PER_ROUND }, known);
      await checkKept(directory, known, ROUNDS);
    }
    remove();
  });
});
