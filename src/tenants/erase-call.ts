/** The word that makes the command erase, and not only tell. */
export const ERASE = '--erase';

export interface EraseCall {
  /** In small letters, as tenant ids are stored. */
  readonly tenantId: string;
  readonly isErasing: boolean;
}

/** Reads the words after `npm run erase --`; null if they are unclear, and then nothing may be erased. */
export function readEraseCall(words: readonly string[]): EraseCall | null {
  const [tenant = '', ...more] = words.filter((word) => word !== ERASE);
  if (tenant === '' || tenant.startsWith('-') || more.length > 0) return null;
  return { tenantId: tenant.toLowerCase(), isErasing: words.includes(ERASE) };
}
