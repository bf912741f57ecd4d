import type { IncomingMessage } from 'node:http';

/** The outcome of reading a body: its bytes, too many of them, or a sender who went away. */
export type BodyRead = Buffer | 'too large' | 'broken off';

/** Multiple of the limit that is still read and discarded, so that a refused sender gets to see why. */
const PATIENCE = 4;

/** True when the head says that the body is longer than is read even of a refused request. */
export function isHopeless({ headers }: IncomingMessage, largest: number): boolean {
  return Number(headers['content-length'] ?? 0) > largest * PATIENCE;
}

/**
 * Reads the body of a request, and keeps at most `largest` bytes of it. The time that this may take is the server's
 * `requestTimeout`. Never rejects.
 */
export function readBody(request: IncomingMessage, largest: number): Promise<BodyRead> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= largest) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes <= largest * PATIENCE) return;
      request.pause();
      resolve('too large');
    });
    request.once('end', () => resolve(bytes > largest ? 'too large' : Buffer.concat(chunks)));
    request.once('close', () => resolve('broken off'));
  });
}

/** The body of a request without one. */
export const NOTHING = Buffer.alloc(0);

const bodies = new WeakMap<IncomingMessage, Buffer>();

/** Keeps the body of a request for those who answer it. */
export function keepBody(request: IncomingMessage, body: Buffer): void {
  bodies.set(request, body);
}

/** The body that came with a request; empty when there was none. */
export function bodyOf(request: IncomingMessage): Buffer {
  return bodies.get(request) ?? NOTHING;
}
