import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Alias } from './alias.js';

/** Length of the key of a thread (bytes). */
export const AUTHOR_KEY_BYTES = 32;

/** Somebody in the open thread of one round: the only place where a name there can be laid beside a person. */
export interface ThreadAuthor {
  readonly threadId: string;
  /** The person, under the key of the thread (`tokenOf`). */
  readonly token: string;
  /** Absent for somebody who wrote in a channel, under their own name there. */
  readonly alias?: Alias;
  /** Participant id, encrypted with the key of the thread. */
  readonly who: string;
}

/**
 * Stands for a person in one thread. Without the key of the thread nobody can make it from a participant id, nor find the
 * person by it; in every thread it is another.
 */
export function tokenOf(key: Buffer, participantId: string): string {
  return createHmac('sha256', key).update(`who:${participantId}`).digest('base64url');
}

/**
 * Stands for the same person where they write in a channel: there their name stands with the text, and by one token for
 * both everything that they write under the name of a bird could be laid beside it.
 */
export function channelTokenOf(key: Buffer, participantId: string): string {
  return createHmac('sha256', key).update(`channel:${participantId}`).digest('base64url');
}

/** Encrypts a text under the key of a thread. The same text gives the same, so that it can be part of a key. */
export function seal(key: Buffer, text: string): string {
  const iv = createHmac('sha256', key).update(`iv:${text}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(key), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens a sealed value; null if it was not sealed with this key. */
export function unseal(key: Buffer, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** A key of its own for each use. */
function encryptionKey(key: Buffer): Buffer {
  return createHmac('sha256', key).update('encrypt').digest();
}
