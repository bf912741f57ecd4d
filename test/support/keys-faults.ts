import type { ServerResponse } from 'node:http';

/** Misbehaviour of an endpoint for signing keys. */
export type KeysFault = (response: ServerResponse) => void;

/** Gives this answer. restify changes `writeHead` of every server in this process, so that one cannot go on with what it gives. */
export const says =
  (status: number, text: string, headers: Readonly<Record<string, string>> = {}): KeysFault =>
  (response) => {
    response.writeHead(status, headers);
    response.end(text);
  };

/** Everything that can be wrong with such a place, by what it does. */
export const KEYS_FAULTS: Readonly<Record<string, KeysFault>> = {
  'answers with a failure': says(500, 'inner words'),
  'is not found': says(404, 'inner words'),
  'answers with a page': says(200, '<html>inner words</html>'),
  'answers with nothing': says(200, ''),
  'answers with null': says(200, 'null'),
  'names no place of the keys': says(200, '{}'),
  'hangs up': (response) => void response.socket?.resetAndDestroy(),
  'stops in the middle': (response) => {
    response.writeHead(200, { 'Content-Length': '999' });
    response.write('{"jwks_uri":', () => response.socket?.destroy());
  },
  'says that it is packed, and is not': says(200, 'inner words', { 'Content-Encoding': 'gzip' }),
  'sends no HTTP': (response) => void response.socket?.end('inner words\r\n\r\n'),
  'never answers': () => {},
  'never comes to an end': (response) => {
    response.writeHead(200, {});
    const more = setInterval(() => response.write(' '), 5);
    response.once('close', () => clearInterval(more));
  },
};
