import assert from 'node:assert/strict';
import { textFor } from '../../cards/text.js';
import { either, inOrder, onLines, says, sentence, tabSays, tabSentence, timesIn } from './says.js';

describe('the sentences of the screen, for tests', () => {
  it('are those that the cards show', () => {
    assert.equal(sentence('ballot.until', { moment: 'nu' }), textFor('nl')('ballot.until', { moment: 'nu' }));
    assert.equal(sentence('result.count', { count: 1 }), textFor('nl')('result.count', { count: 1 }));
    assert.equal(sentence('result.count', { count: 2 }, 'en'), textFor('en')('result.count', { count: 2 }));
    assert.match(textFor('nl')('match.lead', { names: 'A (b)', moment: 'nu' }), says('match.lead', { names: 'A (b)' }));
  });

  it('are found with any value where none is given, and with no other where one is', () => {
    const read = textFor('nl')('result.count', { count: 12 });
    for (const values of [{}, { count: 12 }, { count: /1\d/ }]) assert.match(read, says('result.count', values));
    for (const values of [{ count: 1 }, { count: 2 }, { count: /3\d/ }, { count: /2/ }])
      assert.doesNotMatch(read, says('result.count', values));
  });

  it('are found as whole words only', () => {
    const word = sentence('common.help');
    for (const read of [word, `“${word}”.`, `\n${word}\n`]) assert.match(read, says('common.help'));
    for (const read of [`${word}lijn`, `x${word}`, `${word}1`, `é${word}`])
      assert.doesNotMatch(read, says('common.help'));
  });

  it('are found in the tab, which draws what is bold and may break a line', () => {
    const read = tabSentence('ballot.until', { moment: 'nu' });
    assert.doesNotMatch(read, /\*/);
    assert.match(read.replace(' ', '\n'), tabSays('ballot.until', { moment: 'nu' }));
    assert.match(read, says('ballot.until', { moment: 'nu' }));
  });

  it('are never half filled', () => {
    assert.throws(() => sentence('ballot.until'), /moment/);
    assert.throws(() => tabSentence('ballot.until'), /moment/);
  });

  it('are found one after the other, on the next line, as often as they are there, or one of them', () => {
    const [one, two] = [says('common.help'), says('common.cancel')];
    const read = `${sentence('common.help')}\n${sentence('common.cancel')}`;
    assert.match(read, inOrder(one, two));
    assert.doesNotMatch(read, inOrder(two, one));
    assert.match(read, onLines(one, two));
    assert.doesNotMatch(`${sentence('common.help')}\n\n${sentence('common.cancel')}`, onLines(one, two));
    assert.equal(timesIn(`${read}\n${read}`, two), 2);
    assert.match(read, either(says('common.join'), two));
    assert.doesNotMatch(read, either(says('common.join'), says('common.skip')));
  });
});
