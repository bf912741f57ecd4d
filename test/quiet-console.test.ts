import assert from 'node:assert/strict';
import { createLog } from '../src/log.js';
import { quietConsole } from '../src/quiet-console.js';

describe('the console', () => {
  it('becomes lines in the log that tell that a library wrote, and nothing of what', () => {
    const lines: string[] = [];
    const silent = () => assert.fail('something was written');
    const console = { debug: silent, error: silent, info: silent, log: silent, trace: silent, warn: silent };
    const log = createLog('debug', { write: (line) => lines.push(line) });
    quietConsole(console, log);
    const write: (...words: unknown[]) => void = console.error;
    write('Available keys', new Error('geheim'));
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines.join(), /geheim|keys/);
  });
});
