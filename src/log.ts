import { type Logger, pino } from 'pino';

/**
 * The log. It holds ids, kinds and counts; never a message's text, a reason, a vote or a name.
 * `error`: somebody should act. `warn`: it went wrong and will be tried again. `info`: what an operator wants to have seen.
 */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * A log of JSON lines on standard output. Of an error its kind, code, message and stack are written, not its other
 * members: a driver's or an SDK's error may carry the request with what a person typed.
 */
export function createLog(level: LogLevel): Log {
  return pino({ level, base: null, serializers: { err: bareError } });
}

function bareError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return { type: error.name, code, message: error.message, stack: error.stack };
}
