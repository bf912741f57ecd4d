import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

const ownerSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** Which set of process numbers `pid` is from (Linux): in two containers both can be process 1. */
  space: z.string().nullable(),
  /** When the process began, in the kernel's own measure (Linux): tells it from a later one with the same number. */
  start: z.string().nullable(),
  nonce: z.string(),
  state: z.enum(['starting', 'open', 'stopping']),
  /** Only when the engine listens on a port. */
  port: z.int().positive().nullable(),
});

/** The holder of a folder, as the lock file tells it. */
export type Owner = z.infer<typeof ownerSchema>;

/** The text of a lock file. */
export function textFor(owner: Owner): string {
  return `${JSON.stringify(owner)}\n`;
}

/** Undefined when the text is not a lock of ours. */
export function parse(text: string | undefined): Owner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** A new lock of this process, with a nonce that no other lock has. */
export function ownLock(): Owner {
  const nonce = randomUUID();
  const start = startOf(process.pid);
  return { pid: process.pid, host: hostname(), space: pidSpace(), start, nonce, state: 'starting', port: null };
}

/** Whether the owner's process number means here what it meant there. */
export function isNear(owner: Owner, own: Owner): boolean {
  return owner.host === own.host && owner.space === own.space;
}

/** Only for a near owner. True when in doubt, except for our own number: an earlier process may have had that. */
export function isRunning(owner: Owner, own: Owner): boolean {
  if (owner.pid === own.pid) return own.start !== null && owner.start === own.start;
  if (!isAlive(owner.pid)) return false;
  const start = startOf(owner.pid);
  return start === null || owner.start === null || start === owner.start;
}

/** A process of another user counts as alive: we may not signal it, but it is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The 22nd field of Linux' process status; counted after the name, which may hold spaces and brackets. */
function startOf(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function pidSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}
