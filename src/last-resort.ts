import type { Log } from './log.js';

/** Ends the program in order: nothing new is taken, what is under way is finished, leases are given back. */
export type EndInOrder = (why: string) => void;

export interface LastResortParts {
  readonly log: Log;
  readonly endInOrder: EndInOrder;
}

/** Handles failures that reached nobody, for the two process events with these names. */
export interface LastResort {
  readonly uncaughtException: (error: unknown) => void;
  readonly unhandledRejection: (reason: unknown) => void;
}

/** Calls of the operating system on something that one connection or one stream has for itself. */
const OF_A_STREAM: ReadonlySet<unknown> = new Set([
  ...['read', 'readv', 'write', 'writev', 'send', 'sendmsg', 'recvmsg'],
  ...['accept', 'connect', 'shutdown', 'getaddrinfo', 'queryA', 'queryAaaa', 'querySrv', 'queryTxt'],
]);

/** Codes with which Node's and undici's own streams, parsers and decoders fail; those of Brotli begin with `ERR__`. */
const STREAM_CODES = /^(?:Z_|HPE_|UND_ERR_|ERR_(?:HTTP|HTTP2|STREAM|SSL|TLS|ZLIB|ZSTD|SOCKET)?_)/;

/**
 * The system's and OpenSSL's words for a connection, where Node or a library says them without the call that failed: a write
 * after the other side has ended, a hang-up, each address of a name in vain, a certificate that nobody vouches for.
 */
const CONNECTION_CODES =
  /^(?:EPIPE|ECONN(?:RESET|ABORTED|REFUSED)|E(?:SOCKET)?TIMEDOUT|EPROTO|EHOSTUNREACH|ENETUNREACH|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

/**
 * True for the failure of one stream: a connection that was cut, a body that cannot be decoded, a certificate. Whoever
 * raised it has nothing half done but that stream, which is over.
 */
export function isStreamFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('syscall' in error) return OF_A_STREAM.has(error.syscall);
  if (error.name === 'AbortError' || error.name === 'FetchError') return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  return STREAM_CODES.test(error.code) || CONNECTION_CODES.test(error.code);
}

/**
 * Nothing that comes in from outside may end the program in silence, nor leave it running in a state that nobody knows.
 *
 * - A stream that fails while nobody listens: the program lives on. The stream is over and nothing else is touched; to end
 *   here would let anybody who finds such a stream stop it for everybody.
 * - A promise that is rejected while nobody waits: the program lives on. No code was left in the middle: a function has
 *   told that it failed, and each work of ours that must not be lost is taken up again from the database.
 * - Any other exception was thrown through code that did not expect it, so what that code held may be half changed. The
 *   program ends in order, and whoever watches over it starts it again; every step of its work can be run again.
 *
 * Each is logged with what was under way (`underWay`), which the log adds by itself.
 */
export function createLastResort({ log, endInOrder }: LastResortParts): LastResort {
  return {
    uncaughtException(error) {
      if (isStreamFailure(error)) {
        log.error({ err: error }, 'a stream failed that nobody listened to; the program goes on');
        return;
      }
      log.error({ err: error }, 'something failed that nobody foresaw; the program ends in order');
      endInOrder('uncaughtException');
    },
    unhandledRejection(reason) {
      log.error({ err: reason }, 'something failed that nobody waited for; the program goes on');
    },
  };
}
