import { ConfigError } from './config-values.js';

/** Exit code of a command that could not do what it was asked. */
export const FAILED = 1;
/** Exit code of a command that does not understand what it is asked. */
export const BAD_INPUT = 2;

/** Says on standard error what is wrong, and gives the exit code for it. */
export function refuse(advice: string, code: number): number {
  process.stderr.write(`${advice}\n`);
  return code;
}

/** True for `--dry-run`, false for nothing; a refusal, as its exit code, for anything else. */
export function isDryRun(options: readonly string[]): boolean | number {
  const unknown = options.filter((option) => option !== '--dry-run');
  if (unknown.length === 0) return options.length > 0;
  return refuse(`There is no option ${unknown.join(' ')}: give --dry-run, or nothing`, BAD_INPUT);
}

/**
 * Runs a command of an administrator on the words behind its name; what it gives is the exit code of the process. A failure
 * that was foreseen is told as advice, and any other in one line (`inOneLine`). One that reached nobody ends the command: each
 * can be run again.
 * @param adviceOn what to do about a failure; null for one that the command does not foresee
 */
export function runCommand(
  main: (words: readonly string[]) => Promise<number>,
  adviceOn: (error: unknown) => string | null,
): void {
  const tell = (error: unknown) => {
    const advice = error instanceof ConfigError ? error.message : adviceOn(error);
    return refuse(advice ?? inOneLine(error), FAILED);
  };
  const end = (error: unknown) => process.exit(tell(error));
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = tell(error);
    },
  );
}

/** Describes a failure to an administrator: its kind and message, without the stack. */
export function inOneLine(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `Failed unexpectedly: ${what.replace(/\s+/g, ' ')}`;
}
