import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RealProcess } from '../support/real-process.js';

/** Failures of a library at our first connection, in a callback that none of our code observes. */
const UNHEARD = {
  'a stream that fails': `new Readable().destroy(Object.assign(new Error('inner\\n words'), { code: 'ECONNRESET', syscall: 'read' }))`,
  'a slip': `process.nextTick(() => { throw new TypeError('inner\\n words') })`,
  'a promise': `Promise.reject(new Error('inner\\n words'))`,
} as const;

/** Settings of a process in which a library does that. */
function withLibrary(does: string): Readonly<Record<string, string>> {
  const code = `import { Socket } from 'node:net';
    import { Readable } from 'node:stream';
    const { connect } = Socket.prototype;
    let done = false;
    Socket.prototype.connect = function (...to) {
      if (!done) { done = true; ${does}; }
      return connect.apply(this, to);
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

async function ends(program: RealProcess): Promise<number | null> {
  try {
    return await program.ended;
  } finally {
    await program.clear();
  }
}

describe('scenario: a failure that nobody heard', () => {
  for (const [what, does] of Object.entries(UNHEARD)) {
    it(`ends a command with one line that says what, and exit code 1: ${what}`, async () => {
      const program = new RealProcess(withLibrary(does), 'indexes-command.js');
      assert.equal(await ends(program), 1);
      assert.match(program.stderr, /^Failed unexpectedly: \w+: inner words\n$/);
    });
  }

  it('ends the demo in order, with a line in the log, exit code 1 and nothing left behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spagaat-demo-test-'));
    try {
      const env = { ...withLibrary(UNHEARD['a slip']), TMPDIR: folder, BROWSER: 'none' };
      const program = new RealProcess(env, 'demo/main.js');
      assert.equal(await ends(program), 1);
      const lines = program.stdout.split('\n').filter((line) => line.startsWith('{'));
      assert.deepEqual(
        lines.map((line) => (JSON.parse(line) as { err: { type: string } }).err.type),
        ['TypeError'],
        program.stdout,
      );
      assert.equal(program.stderr, '');
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith('spagaat-demo')),
        [],
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
