import assert from 'node:assert/strict';
import { faultOfHead, LARGEST_BODY, type RequestHead } from '../../src/http/request-head.js';

/** A head as Node makes it of these header lines: the first of two wins. */
function head(lines: readonly (readonly [string, string])[] = [], more: Partial<RequestHead> = {}): RequestHead {
  const all = [['Host', 'x'] as const, ...lines];
  return {
    url: '/tab',
    httpVersion: '1.1',
    headers: Object.fromEntries([...all].reverse().map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: all.flat(),
    ...more,
  };
}

describe('the head of a request', () => {
  it('is taken as clients and proxies send it', () => {
    const usual = [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Content-Length', String(LARGEST_BODY)],
      ['Authorization', `Bearer ${'a'.repeat(5_000)}`],
      ['X-Forwarded-For', '192.0.2.1'],
      ['X-Forwarded-For', '192.0.2.2'],
      ['Accept-Encoding', 'gzip, br'],
      ['Expect', '100-continue'],
    ] as const;
    assert.equal(faultOfHead(head(usual)), null);
    assert.equal(faultOfHead(head([['Transfer-Encoding', 'chunked']])), null);
    assert.equal(faultOfHead(head([], { httpVersion: '1.0', headers: {}, rawHeaders: [] })), null);
  });

  for (const coding of [
    'gzip',
    'GZIP',
    'x-gzip',
    'deflate',
    'br',
    'zstd',
    'compress',
    'identity',
    'gzip, gzip',
    'x',
    '',
  ]) {
    it(`is refused with a content encoding: ${JSON.stringify(coding)}`, () => {
      assert.equal(faultOfHead(head([['Content-Encoding', coding]]))?.status, 415);
    });
  }

  for (const coding of ['gzip', 'gzip, chunked', 'chunked, chunked', 'Chunked', 'identity', '']) {
    it(`is refused with a transfer encoding that is not plainly chunked: ${JSON.stringify(coding)}`, () => {
      assert.equal(faultOfHead(head([['Transfer-Encoding', coding]]))?.status, 400);
    });
  }

  it('is refused with chunks in HTTP/1.0', () => {
    assert.equal(faultOfHead(head([['Transfer-Encoding', 'chunked']], { httpVersion: '1.0' }))?.status, 400);
  });

  it('is refused when what may stand there once stands there twice, also when both say the same', () => {
    for (const [name, value] of [
      ['host', 'x'],
      ['Content-Type', 'application/json'],
      ['content-length', '2'],
      ['Transfer-Encoding', 'chunked'],
      ['Authorization', 'Bearer x'],
    ] as const) {
      const twice = head([
        [name, value],
        [name.toUpperCase(), value],
      ]);
      assert.equal(faultOfHead(twice)?.status, 400, name);
    }
  });

  it('is refused when it is too long, or tells of a body that is', () => {
    const many = Array.from({ length: 101 }, (_, at) => [`X-${at}`, ''] as const);
    assert.equal(faultOfHead(head(many))?.status, 431);
    assert.equal(faultOfHead(head([], { url: `/${'a'.repeat(5_000)}` }))?.status, 414);
    assert.equal(faultOfHead(head([['Content-Length', String(LARGEST_BODY + 1)]]))?.status, 413);
  });

  it('is refused with a host or a target that can be read in two ways', () => {
    assert.equal(faultOfHead(head([], { headers: { host: 'x/metrics?' } }))?.fault, 'host');
    assert.equal(faultOfHead(head([], { url: '/tab/../metrics' }))?.fault, 'target');
  });
});
