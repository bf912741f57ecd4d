import assert from 'node:assert/strict';
import { exactCommand, leavesThread } from '../../src/understanding/exact-words.js';
import { understand } from '../../src/understanding/intents.js';

const COMMANDS = ['hulp', 'Help', ' MATCH ', 'gesprek', 'mijn gegevens', 'wis mij', 'stop', 'pauze', 'hervat', 'taal'];
const FOR_THE_OTHER = [
  ...['hallo', 'hoi', 'terug', 'info', 'week', 'stem', 'partner', 'data', 'chat', 'idee', 'rol', '?', '', 'hlup'],
  ...[
    'help?',
    'stop!',
    'help me',
    'stop er maar mee',
    'ik doe mee',
    'match, zei je',
    'pauze tot maandag',
    'dilemma: wat nu',
  ],
];

describe('commands while somebody is talking in a thread', () => {
  it('are the words of the help card, in any case and with nothing around them', () => {
    for (const text of COMMANDS) {
      const command = exactCommand(text);
      assert.ok(command, text);
      assert.equal(understand(text).kind, command, 'and mean the same as at any other time');
    }
  });

  it('are nothing else: the rest is for the other', () => {
    for (const text of FOR_THE_OTHER) assert.equal(exactCommand(text), undefined, text);
  });

  it('let one leave the thread', () => {
    for (const text of ['stop gesprek', 'Gesprek uit.', 'STOP CONVERSATION', 'stop  het gesprek'])
      assert.ok(leavesThread(text), text);
    for (const text of ['stop', 'gesprek', 'stop gesprek?', 'ik stop gesprek', 'gesprek uit de hand', ''])
      assert.ok(!leavesThread(text), text);
  });

  it('are found in no time in a text of any length', () => {
    assert.equal(exactCommand('hulp'.repeat(100_000)), undefined);
    assert.equal(leavesThread(' '.repeat(100_000)), false);
  });
});
