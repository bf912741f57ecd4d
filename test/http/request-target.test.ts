import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlainHost, isPlainTarget } from '../../src/http/request-target.js';

const PLAIN = [
  ...[
    '/',
    '/tab',
    '/tab/',
    '/api/messages',
    '/tab/assets/index-Bx_1.js',
    '/my-data/Az09-_',
    '/d/een.dilemma',
    '/tab/...',
  ],
  ...[
    '/tab/api/agreements/main-1%3Aa%20b',
    '/tab?theme=dark&x=%2e%2e/../y',
    '/tab/api/desk/reports?after=%C3%A9',
    '/a;b',
  ],
];
const ODD = [
  ...[
    '',
    '*',
    'tab',
    'x:80',
    'http://x/tab',
    'https://x',
    '//',
    '//evil.example/x',
    '/tab//x',
    '/tab#x',
    '/tab x',
    '/tab/\t',
  ],
  ...[
    '/tab/../metrics',
    '/tab/..',
    '/..',
    '/../',
    '/.',
    '/./tab',
    '/tab/.',
    '/tab/..;/metrics',
    '/tab/.;x/y',
    '/tab/..;',
  ],
  ...['/tab/%2e%2e/metrics', '/tab/%2E./metrics', '/tab/.%2e', '/tab/%252e%252e/x', '/tab/%25', '/tab%2fx', '/tab%2Fx'],
  ...[
    '/tab\\..\\metrics',
    '/tab%5c..%5cmetrics',
    '/tab%5C',
    '/%',
    '/%4',
    '/%zz',
    '/tab%00',
    '/tab%0d%0aX:y',
    '/tab%7f',
  ],
  ...[
    '/%74ab',
    '/tab%2dx',
    '/tab%7Ex',
    '/tab%c0%ae%c0%ae',
    '/tab/%ef%bc%8e%ef%bc%8e',
    '/tab/%E0%A4%A',
    '/tab/\u00e9',
    '/tab?\u00e9',
  ],
  ...[`/${'a'.repeat(4_000)}`],
];

describe('the target of a request', () => {
  for (const target of PLAIN) it(`is taken: ${target}`, () => assert.equal(isPlainTarget(target), true));
  for (const target of ODD) {
    it(`is refused: ${JSON.stringify(target.slice(0, 60))}`, () => assert.equal(isPlainTarget(target), false));
  }

  it('is the same path for a parser that resolves dots, and stays so when it is decoded once more', () => {
    const bit = fc.constantFrom(
      '/',
      '.',
      '..',
      '%',
      '2',
      'e',
      '5',
      'c',
      'f',
      '\\',
      ';',
      'tab',
      'a',
      ':',
      '%3A',
      '?',
      '#',
      '@',
    );
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 12 }), (bits) => {
        const target = `/${bits.join('')}`;
        if (!isPlainTarget(target)) return;
        const path = target.split('?')[0] ?? '';
        assert.equal(new URL(`http://x${target}`).pathname, path);
        const decoded = decodeURIComponent(path);
        assert.equal(decodeURIComponent(decoded), decoded);
        assert.equal(decoded.split('/').length, path.split('/').length);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('the host of a request', () => {
  for (const host of ['x', 'spagaat.example.nl', 'localhost:3978', '127.0.0.1:80', '[::1]', '[::1]:3978', 'a_b']) {
    it(`is taken: ${host}`, () => assert.equal(isPlainHost(host), true));
  }
  for (const host of [
    '',
    '[',
    ']',
    'a b',
    'x/metrics?',
    'x?',
    'x#',
    'x\\y',
    'u@x',
    'x:',
    'x:y',
    'x:999999',
    '1.2.3.4.5',
    'é',
    '%',
  ]) {
    it(`is refused: ${JSON.stringify(host)}`, () => assert.equal(isPlainHost(host), false));
  }
});
