import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, YAMLException } from 'js-yaml';
import { type Dilemma, dilemmaSchema } from '../dilemma.js';
import { DilemmaLibraryError } from '../dilemma-library.js';
import { error, type Fault } from '../fault.js';

/** The content of the files of the library. */
export interface LibraryFiles {
  /** The newest version of each, in the order of the learning line. */
  readonly dilemmas: readonly Dilemma[];
  /** The versions of before, for rounds in which people voted on them. */
  readonly earlier: readonly Dilemma[];
}

/**
 * Reads the library: one YAML file for each dilemma, called by its id, and its earlier versions in `earlier/` as `<id>.v<number>.yaml`.
 * @param folder with the files; needed only where the program is built, not where it runs
 * @throws DilemmaLibraryError with the faults of shape of all files together, each with its file and place
 */
export function readLibraryFiles(folder: string = sourceFolder()): LibraryFiles {
  const faults: Fault[] = [];
  const read = (within: string, nameOf: (dilemma: Dilemma) => string): Dilemma[] =>
    !existsSync(join(folder, within))
      ? []
      : readdirSync(join(folder, within))
          .filter((name) => name.endsWith('.yaml'))
          .flatMap((name) => {
            const path = join(within, name);
            const found = parseDilemmaFile(readFileSync(join(folder, path), 'utf8'));
            if (!('faults' in found) && nameOf(found) === name) return [found];
            const own = 'faults' in found ? found.faults : [error('shape', 'id', `the file must be ${nameOf(found)}`)];
            faults.push(...own.map((fault) => ({ ...fault, where: `${path}: ${fault.where}` })));
            return [];
          });
  const dilemmas = read('', ({ id }) => `${id}.yaml`);
  const earlier = read('earlier', ({ id, version }) => `${id}.v${version}.yaml`);
  if (faults.length > 0) throw new DilemmaLibraryError(faults);
  return { dilemmas: dilemmas.toSorted(inLine), earlier };
}

/** The dilemma in this YAML text, or what keeps it from being one: each fault with its line, or its place in the dilemma. */
export function parseDilemmaFile(yaml: string): Dilemma | { readonly faults: readonly Fault[] } {
  let read: unknown;
  try {
    read = load(yaml);
  } catch (fault) {
    if (!(fault instanceof YAMLException)) throw fault;
    return { faults: [error('shape', `line ${(fault.mark?.line ?? 0) + 1}`, fault.reason)] };
  }
  const parsed = dilemmaSchema.safeParse(read);
  if (parsed.success) return parsed.data;
  return { faults: parsed.error.issues.map(({ path, message }) => error('shape', path.join('.'), message)) };
}

/** Writes the library where the program reads it: beside the compiled `builtin-dilemmas.js`. */
export function writeLibrary(files: LibraryFiles): void {
  const target = fileURLToPath(new URL('library.json', import.meta.url));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(files));
}

/** The folder of the sources that belongs to these compiled files. */
function sourceFolder(): string {
  return fileURLToPath(new URL('../../../../src/dilemmas/library/', import.meta.url));
}

function inLine(one: Dilemma, other: Dilemma): number {
  const place = ({ learning }: Dilemma) => learning?.place ?? Number.MAX_SAFE_INTEGER;
  return place(one) - place(other) || one.id.localeCompare(other.id);
}
