import type { Abilities } from './abilities.js';
import { type Fault, fault } from './fault.js';
import { keysOf, type PackageContent } from './package-content.js';

const TITLE = /^bots\[0\]\.commandLists\[(\d+)\]\.commands\[\d+\]\.title$/;

/**
 * A command of the list is sent as if somebody had typed it. So the bot must understand it, and in every language as the
 * same command.
 */
export function lintCommands({ manifest, texts }: PackageContent, { commandOf }: Abilities): readonly Fault[] {
  const faults: Fault[] = [];
  const meaning = new Map<string, string>();
  for (const [file, one] of Object.entries(texts)) {
    const seen = new Set<string>();
    for (const key of keysOf(one).filter((path) => TITLE.test(path))) {
      const where = `${file} ${key}`;
      const title = one[key] ?? '';
      const list = Number(TITLE.exec(key)?.[1]);
      const scopes = manifest.bots?.[0]?.commandLists?.[list]?.scopes ?? [];
      const [command = null, ...others] = new Set(scopes.map((scope) => commandOf(title, scope)));
      if (command === null || others.length > 0) {
        faults.push(fault('command-unknown', where, `the bot does not know "${title}"`));
        continue;
      }
      const said = `${list} ${command}`;
      if (seen.has(said)) faults.push(fault('command-twice', where, `"${title}" says the same as another command`));
      seen.add(said);
      const elsewhere = meaning.get(key) ?? command;
      if (elsewhere !== command) {
        faults.push(fault('command-differs', where, `"${title}" is ${command} here and ${elsewhere} elsewhere`));
      }
      meaning.set(key, elsewhere);
    }
  }
  return faults;
}
