import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchPeople } from '../../src/matching/pairing/matching.js';
import { input } from './people.js';

const MAIN = fileURLToPath(new URL('../../src/match-command.js', import.meta.url));

const PEOPLE = {
  seed: 1,
  round: 12,
  people: [
    { id: 'p1', municipality: 'Zwolle', vote: 'a', challenges: ['housing'], sizeClass: 6, wantsToTalk: true },
    { id: 'p2', municipality: 'GM0193', vote: 'b', challenges: [], leftOutLastRound: true, avoid: [] },
    { id: 'p3', municipality: 'GM0150', vote: 'a', challenges: ['housing'], avoid: ['p9'] },
    { id: 'p4', municipality: 'Nergens', wantsToTalk: false },
    { id: 'p5', municipality: 'Kampen', vote: null },
  ],
  history: [{ round: 11, members: ['p3', 'p5'], met: true }],
};

describe('npm run match', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-match-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(content: unknown): { status: number | null; stdout: string; stderr: string } {
    const file = join(folder, 'people.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return spawnSync(process.execPath, [MAIN, file], { encoding: 'utf8' });
  }

  it('prints the groups and those left, with the reasons', () => {
    const { status, stdout } = run(PEOPLE);
    assert.equal(status, 0);
    const { groups, left, totalWeight, ms } = JSON.parse(stdout);
    assert.deepEqual(
      groups.map(({ members }: { members: string[] }) => members),
      [
        ['p1', 'p5'],
        ['p2', 'p3'],
      ],
    );
    assert.deepEqual(left, [{ id: 'p4', why: 'doesNotWantToTalk' }]);
    assert.equal(totalWeight, groups[0].weight + groups[1].weight);
    assert.ok(groups[1].why.includes('differentVote') && groups[0].bent.includes('notNeighbours'));
    assert.equal(typeof ms, 'number');
  });

  it('matches people as a round does', () => {
    const ids = ['p1', 'p2', 'p3', 'p5'].map((id) => ({ id, municipality: `town of ${id}` }));
    const { stdout } = run({ seed: 4, round: 5, people: ids });
    const { ms, ...found } = JSON.parse(stdout);
    const people = ids.map((one) => ({
      ...one,
      vote: null,
      challenges: [],
      sizeClass: null,
      wantsToTalk: true,
      leftOutLastRound: false,
      avoid: [],
    }));
    assert.deepEqual(found, matchPeople(input(people, { seed: 4 })));
  });

  it('names every fault of a file at once, and ends with code 2', () => {
    const [first, ...others] = PEOPLE.people;
    const { status, stdout, stderr } = run({
      ...PEOPLE,
      seed: 1.5,
      people: [{ ...first, sizeClass: 'big' }, { ...first, municipality: '' }, ...others],
      history: [{ round: 1, members: ['p1'], met: 'yes' }],
    });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    for (const place of [
      'seed',
      'people[0].sizeClass',
      'people[1].municipality',
      'people[1].id: "p1"',
      'history[0].members',
      'history[0].met',
    ])
      assert.ok(stderr.includes(place), `${place} in ${stderr}`);
  });

  it('says what is wrong with a file that is no JSON, no object, or not there', () => {
    for (const content of ['{"seed":', '[]', 'null', '42']) {
      const { status, stderr } = run(content);
      assert.equal(status, 2);
      assert.notEqual(stderr.trim(), '');
    }
    const missing = spawnSync(process.execPath, [MAIN, join(folder, 'not-there.json')], { encoding: 'utf8' });
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /not-there\.json cannot be read/);
    assert.equal(spawnSync(process.execPath, [MAIN], { encoding: 'utf8' }).status, 2);
  });
});
