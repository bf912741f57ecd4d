import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** A request as bytes, and after how many of them the sender breaks off; null: not at all. */
export interface RawRequest {
  readonly bytes: Buffer;
  readonly cutAt: number | null;
  /** How many requests it is meant to be. */
  readonly count: number;
}

const ACTIVITY = JSON.stringify({ type: 'message', text: 'hulp', channelId: 'msteams', from: { id: '29:x' } });
const ZIPPED = gzipSync(ACTIVITY).toString('latin1');

const METHODS = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'PRI',
  'get',
  '',
];
const VERSIONS = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.1 x', 'ICY/1.1', ''];
const PATHS = [
  ...[
    '/',
    '/tab',
    '/tab/api/week',
    '/tab/api/vote',
    '/tab/assets/x.js',
    '/api/messages',
    '/my-data/x',
    '/d/x',
    '/healthz',
  ],
];
const NO_PATHS = ['*', 'x:80', 'http://x/tab', 'http://', 'http://[', '//x/tab', ''];
const MUCK = [
  ...[
    '..',
    '/../',
    '/./',
    '%2e%2e',
    '%2E.',
    '\\',
    '\\..\\',
    '%5c',
    '%2f',
    '%252e%252e',
    '//',
    '%',
    '%zz',
    '%00',
    '%c0%ae',
  ],
  ...['\x00', '\x01', '\x80', '\xff', ' ', '\t', '?', '?a=%', '#', ';', '..;/', ':', '@', '~', '%ef%bc%8e', 'metrics'],
];
const HEADERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  [
    'Host',
    ['x', 'x:80', '[', '[::1]', 'a b', 'x/metrics?', 'x#', 'x\\', '@', '', '1.2.3.4.5', 'x:999999', '\xff', '%'],
  ],
  [
    'Content-Type',
    ['application/json', 'Application/JSON; charset=utf-16', 'text/csv', 'multipart/form-data', 'json', ''],
  ],
  [
    'Content-Type',
    ['multipart/form-data; boundary=x', 'application/octet-stream', 'application/x-www-form-urlencoded'],
  ],
  ['Content-Encoding', ['gzip', 'GZIP', 'deflate', 'br', 'zstd', 'identity', 'gzip, gzip', 'x-gzip', '', ',', '\x80']],
  ['Transfer-Encoding', ['chunked', 'gzip, chunked', 'chunked, gzip', 'Chunked', 'xchunked', 'identity', '']],
  ['Content-Length', ['0', '1', '2', '999', '99999999999', '-1', '+1', '0x1', '1e3', '1,1', '', ' ', 'x']],
  ['Content-MD5', ['x', '1B2M2Y8AsgTpgAmY7PhCfg==']],
  ['Expect', ['100-continue', '100-Continue', 'x', '']],
  ['Upgrade', ['websocket', 'h2c', 'TLS/1.0', 'x']],
  ['Connection', ['upgrade', 'close', 'keep-alive', 'content-length', 'upgrade, http2-settings', '']],
  ['Authorization', ['Bearer x', 'Bearer local.x', 'Bearer e30.e30.e30', 'Bearer ', 'Basic eDp4', 'Bearer \xff']],
  ['Accept-Version', ['1.0.0', '~x', '*']],
  ['Accept', ['text/csv', '*/*', 'x', '', 'application/json;q=2']],
  ['If-None-Match', ['*', '"x"']],
  ['X-HTTP-Method-Override', ['DELETE', 'x']],
  ['X-Forwarded-Host', ['[', 'x/metrics']],
  ['X-Long', ['a'.repeat(4_000), 'a'.repeat(20_000)]],
  ['Trailer', ['Content-Length']],
  ['Range', ['bytes=0-', 'bytes=5-1']],
];
const BODIES = [
  ...[
    '',
    'x',
    '{}',
    'null',
    '[',
    '"',
    '{"type":1}',
    ACTIVITY,
    ZIPPED,
    ZIPPED.slice(0, 20),
    '\xef\xbb\xbf{}',
    '\xff\xfe',
  ],
  ...[
    '['.repeat(5_000),

    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    '{"__proto__":{"a":1}}',
    '0\r\n\r\n',
  ],
];

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
/** A nibble as the line that it would be, or a line that is none. */
const header = fc.oneof(
  { weight: 12, arbitrary: pick(HEADERS).chain(([name, values]) => pick(values).map((value) => `${name}: ${value}`)) },
  {
    weight: 1,
    arbitrary: pick([': x', 'x', ' folded', 'A\x00: b', 'A : b', 'Ä: b', 'A: b\x00', 'A: b\rC: d', '\x80']),
  },
  {
    weight: 1,
    arbitrary: fc.nat(150).map((count) => Array.from({ length: count }, (_, at) => `X-${at}: y`).join('\r\n')),
  },
);
const muddied = fc.tuple(pick(PATHS), fc.nat(12), pick(MUCK));
const target = fc.oneof(
  { weight: 12, arbitrary: pick(PATHS) },
  { weight: 1, arbitrary: pick(NO_PATHS) },
  { weight: 3, arbitrary: muddied.map(([path, at, muck]) => path.slice(0, at) + muck + path.slice(at)) },
  { weight: 1, arbitrary: fc.tuple(pick(PATHS), fc.nat(3_000)).map(([path, length]) => path + '/a'.repeat(length)) },
);
/** The body with the header that belongs to it, or with one that does not. */
const body = fc.oneof(
  { weight: 97, arbitrary: pick(BODIES) },
  { weight: 3, arbitrary: fc.nat(400_000).map((length) => ' '.repeat(length)) },
);
const framed = fc.tuple(body, fc.nat(9)).map(([body, way]) => {
  const size = body.length.toString(16);
  if (way < 4) return { headers: [`Content-Length: ${body.length}`], body };
  if (way < 6) return { headers: ['Transfer-Encoding: chunked'], body: `${size}\r\n${body}\r\n0\r\n\r\n` };
  if (way === 6) return { headers: ['Transfer-Encoding: chunked'], body: `${size};${'x'.repeat(200)}\r\n${body}\r\n` };
  if (way === 7) return { headers: ['Transfer-Encoding: chunked'], body: `${size}x\r\n${body}\r\n0\r\nA: b\r\n\r\n` };
  if (way === 8) return { headers: [`Content-Length: ${body.length + 7}`], body };
  return { headers: [], body };
});

const request = fc
  .record({
    method: fc.oneof({ weight: 3, arbitrary: pick(['GET', 'POST']) }, { weight: 1, arbitrary: pick(METHODS) }),
    target,
    version: fc.oneof({ weight: 9, arbitrary: fc.constant('HTTP/1.1') }, { weight: 1, arbitrary: pick(VERSIONS) }),
    isJson: fc.boolean(),
    hasHost: fc.nat(9).map((way) => way > 0),
    headers: fc.array(header, { maxLength: 2 }),
    framed,
  })
  .map((one) => {
    const has = (name: string) => one.headers.some((line) => line.startsWith(name));
    const usual = [
      ...(one.hasHost && !has('Host') ? ['Host: x'] : []),
      ...(one.isJson && !has('Content-Type') ? ['Content-Type: application/json'] : []),
      // Nobody could tell where the answer to it ends.
      ...(one.method === 'HEAD' ? ['Connection: close'] : []),
    ];
    const lines = [`${one.method} ${one.target} ${one.version}`, ...usual, ...one.headers, ...one.framed.headers];
    return `${lines.join('\r\n')}\r\n\r\n${one.framed.body}`;
  });

/** Requests with something wrong in them, or in how they are sent; also two on one connection. */
export const rawRequest: fc.Arbitrary<RawRequest> = fc
  .record({
    texts: fc.oneof({ weight: 9, arbitrary: fc.tuple(request) }, { weight: 1, arbitrary: fc.tuple(request, request) }),
    cut: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(400) }),
  })
  .map(({ texts, cut }) => ({ bytes: Buffer.from(texts.join(''), 'latin1'), cutAt: cut, count: texts.length }));
