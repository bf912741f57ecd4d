import assert from 'node:assert/strict';
import { execute } from '../../cards/actions.js';
import { buttonData, buttonRows, compileTemplate, warmOneTemplate } from '../../cards/render.js';
import { sentence } from '../support/says.js';

const OPEN = '$\u007b';

describe('a template', () => {
  it('fills each place once and never looks at what was filled in', () => {
    const fill = compileTemplate({ type: 'AdaptiveCard', body: [{ text: `${OPEN}typed}` }] }, 'common');
    assert.deepEqual(fill('nl', { typed: `${OPEN}typed} {{x}}` }).body, [{ text: `${OPEN}typed} {{x}}` }]);
  });

  it('keeps the data of a button an object', () => {
    const fill = compileTemplate({ actions: [{ verb: `${OPEN}go.verb}`, data: `${OPEN}go.data}` }] }, 'common');
    const button = execute('ballot.show', { round: 'R1' });
    assert.deepEqual(fill('nl', { go: buttonData('x', button) }).actions, [button]);
  });

  it('finds its sentences in the language asked for', () => {
    const fill = compileTemplate({ lang: `${OPEN}lang}`, text: `${OPEN}t.help}: ${OPEN}x}` }, 'common');
    assert.deepEqual(fill('nl', { x: 1 }), { lang: 'nl', text: `${sentence('common.help')}: 1` });
    assert.deepEqual(fill('en', { x: 2 }), { lang: 'en', text: `${sentence('common.help', {}, 'en')}: 2` });
  });

  it('refuses a sentence that does not exist', () => {
    const fill = compileTemplate({ text: `${OPEN}t.nothing}` }, 'common');
    assert.throws(() => fill('nl', {}), /No text "nothing"/);
  });

  it('drops what was repeated for an empty list', () => {
    const fill = compileTemplate({ body: [{ $data: `${OPEN}items}`, text: `${OPEN}x}` }] }, 'common');
    assert.deepEqual(fill('nl', { items: [] }).body, []);
    assert.deepEqual(fill('nl', { items: [{ x: 'a' }, { x: 'b' }] }).body, [{ text: 'a' }, { text: 'b' }]);
  });
});

describe('warming the templates', () => {
  it('comes to an end', () => {
    compileTemplate({ text: 'x' }, 'common');
    let steps = 0;
    try {
      while (warmOneTemplate()) assert.ok(++steps < 1_000);
    } catch (error) {
      // The faulty template of a test above is waiting too.
      assert.match(String(error), /No text/);
    }
  });
});

describe('rows of buttons', () => {
  const rowsOf = (...titles: string[]) =>
    buttonRows(titles.map((title) => ({ title }))).map((row) =>
      (row.buttons as { title: string }[]).map((b) => b.title),
    );

  it('keep the order and break where a narrow phone ends', () => {
    assert.deepEqual(rowsOf('Doe zo', 'Hier'), [['Doe zo', 'Hier']]);
    assert.deepEqual(rowsOf('Een langere knop', 'Midden', 'Kort'), [['Een langere knop', 'Midden'], ['Kort']]);
  });

  it('give a button that is too long a row of its own, and nothing for nothing', () => {
    assert.deepEqual(rowsOf('x'.repeat(60), 'a', 'b'), [['x'.repeat(60)], ['a', 'b']]);
    assert.deepEqual(rowsOf(), []);
  });
});
