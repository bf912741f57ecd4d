import type { Abilities } from './abilities.js';
import { type Fault, fault } from './fault.js';
import { keysOf, type PackageContent } from './package-content.js';

const TITLE = /^bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.title$/;

/**
 * A command of the list is sent as if somebody had typed it. So the bot must understand it, and in every language as the
 * same command.
 */
export function lintCommands({ texts }: PackageContent, { commandOf }: Abilities): readonly Fault[] {
  const faults: Fault[] = [];
  const meaning = new Map<string, string>();
  for (const [file, one] of Object.entries(texts)) {
    const seen = new Set<string>();
    for (const key of keysOf(one).filter((path) => TITLE.test(path))) {
      const where = `${file} ${key}`;
      const title = one[key] ?? '';
      const command = commandOf(title);
      if (command === null) {
        faults.push(fault('command-unknown', where, `the bot does not know "${title}"`));
        continue;
      }
      if (seen.has(command)) faults.push(fault('command-twice', where, `"${title}" says the same as another command`));
      seen.add(command);
      const elsewhere = meaning.get(key) ?? command;
      if (elsewhere !== command) {
        faults.push(fault('command-differs', where, `"${title}" is ${command} here and ${elsewhere} elsewhere`));
      }
      meaning.set(key, elsewhere);
    }
  }
  return faults;
}
