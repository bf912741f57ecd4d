import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftOut } from './at-end.js';

/** A folder on a disk of its own, that is soon full. */
export interface SmallDisk {
  readonly directory: string;
  readonly remove: () => void;
}

/** A disk in memory of `bytes`; null where this process may not mount one, which is said aloud. */
export function smallDisk(bytes: number): SmallDisk | null {
  const directory = mkdtempSync(join(tmpdir(), 'spagaat-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    rmSync(directory, { recursive: true });
    leftOut.add('A FULL DISK: this user may not mount a small one');
    return null;
  }
  return {
    directory,
    remove() {
      execFileSync('umount', ['-l', directory]);
      rmSync(directory, { recursive: true });
    },
  };
}
