import { type GenerateKeyPairResult, generateKeyPair } from 'jose';

/** The keys of somebody who signs, and those of a stranger who says to be them. */
export interface SigningKeys {
  readonly pair: GenerateKeyPairResult;
  readonly stranger: GenerateKeyPairResult;
}

let made: Promise<SigningKeys> | undefined;

/** The same keys for the whole process: making them takes a third of a second, longer than most stories. */
export function signingKeys(): Promise<SigningKeys> {
  made ??= makeKeys();
  return made;
}

async function makeKeys(): Promise<SigningKeys> {
  const make = () => generateKeyPair('RS256', { extractable: true });
  const [pair, stranger] = await Promise.all([make(), make()]);
  return { pair, stranger };
}
