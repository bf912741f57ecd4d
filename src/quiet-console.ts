import type { Log } from './log.js';

const WAYS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * From now on what libraries write to the console is a line in the log that says that they did, and no more: the SDK writes
 * down every forged token there, with keys and stacks, so that anybody outside could fill a disk with it.
 */
export function quietConsole(console: Pick<Console, (typeof WAYS)[number]>, log: Pick<Log, 'debug'>): void {
  for (const way of WAYS) console[way] = () => log.debug({ way }, 'a library wrote to the console');
}
