import type { Log } from './log.js';

const WAYS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * From now on a library that writes to the console leaves one line in the log saying so, without the text: the SDK
 * prints every forged token, with keys and stacks, so an outsider could fill a disk with it.
 */
export function quietConsole(console: Pick<Console, (typeof WAYS)[number]>, log: Pick<Log, 'debug'>): void {
  for (const way of WAYS) console[way] = () => log.debug({ way }, 'a library wrote to the console');
}
