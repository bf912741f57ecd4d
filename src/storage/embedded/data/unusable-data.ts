/** The data of a folder cannot be used as it is. The message says which file, what is wrong with it, and what to do. */
export class UnusableData extends Error {
  /** The file or folder that it is about. */
  readonly path: string;

  constructor(path: string, what: string, advice: string, options?: ErrorOptions) {
    super(`${path}: ${what}. ${advice}`, options);
    this.name = 'UnusableData';
    this.path = path;
  }
}

/** For a data file that is damaged or gone. */
export const RESTORE =
  'Nothing was changed. Put a backup of it in its place; to begin anew without these data, move all files out of the folder.';

/** The operating system's message, and what an administrator can do about it. */
const TROUBLE: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ENOSPC: ['there is no room left on its disk', 'Make room, and start again.'],
  EDQUOT: ['the disk quota of this user is used up', 'Make room or raise the quota, and start again.'],
  EFBIG: ['the file may not become larger', 'Raise the limit on the size of files (ulimit -f), and start again.'],
  EROFS: ['its file system can only be read', 'Mount it for writing, or choose another folder with DATA_DIR.'],
  EIO: ['the disk fails', 'See the log of the system; put a backup on a disk that works.'],
  EACCES: ['this program may not read and write it', 'Give it to the user that the program runs as.'],
  EPERM: ['this program may not change it', 'Give it to the user that the program runs as.'],
  EISDIR: ['a folder stands in the place of a file', 'Move it away, and put a backup of the file in its place.'],
  ERR_FS_EISDIR: ['a folder stands in the place of a file', 'Move it away, and start again.'],
  ENOTDIR: ['a file stands in the place of a folder', 'Move it away, or choose another folder with DATA_DIR.'],
  EEXIST: ['a file stands in the place of a folder', 'Move it away, or choose another folder with DATA_DIR.'],
  ELOOP: ['its links lead round in a circle', 'Mend the links, or choose another folder with DATA_DIR.'],
  ENAMETOOLONG: ['its path is too long', 'Choose another folder with DATA_DIR.'],
  EMFILE: ['this program has too many files open', 'Raise the limit on open files (ulimit -n), and start again.'],
  ENFILE: ['this machine has too many files open', 'Raise its limit on open files, and start again.'],
};

/** The failure in words when it is one of the operating system's about a file; else as it is. `path`: where it names none. */
export function inWords(cause: unknown, path: string): unknown {
  if (!(cause instanceof Error) || cause instanceof UnusableData) return cause;
  const { code, path: named } = cause as NodeJS.ErrnoException;
  const trouble = TROUBLE[code ?? ''];
  return trouble === undefined ? cause : new UnusableData(named ?? path, trouble[0], trouble[1], { cause });
}
