import { type DestinationStream, type Logger, pino } from 'pino';
import { underWay } from './under-way.js';

/**
 * The log. It holds ids, kinds and counts; never a message's text, a reason, a vote or a name.
 * `error`: somebody should act. `warn`: it went wrong and will be tried again. `info`: what an operator wants to have seen.
 */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Kept while the log cannot be written, such as on a full disk (bytes); anything beyond that is lost. */
const KEPT_BYTES = 1_024 * 1_024;

/**
 * A log of JSON lines on standard output, or where `to` says. Errors are logged with kind, code, message and stack
 * only: a driver's or SDK's error may carry the request, with a person's text. `during` tells what was under way.
 */
export function createLog(level: LogLevel, to: DestinationStream = standardOutput()): Log {
  const mixin = () => {
    const during = underWay();
    return during === undefined ? {} : { during };
  };
  return pino({ level, base: null, serializers: { err: bareError }, mixin }, to);
}

/** Standard output that may break: a program whose log nobody reads any more goes on with its work. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ fd: process.stdout.fd, sync: true, maxLength: KEPT_BYTES });
  output.on('error', () => {});
  return output;
}

function bareError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return { type: error.name, code, message: error.message, stack: error.stack };
}
