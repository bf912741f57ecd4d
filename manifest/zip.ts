import { zipSync } from 'fflate';

/** The files as one zip, all at its top, in order of name. The same files give the same bytes, wherever they are packed. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
  // A zip holds local times. This is the first that it can hold: no entry tells when or where it was packed.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) });
}
