import type { Manifest } from './schemas.js';

/** Path in the manifest → text, as a language file holds it; `$schema` besides. */
export type Texts = Readonly<Record<string, string>>;

/** Contents of the zip. */
export interface PackageContent {
  readonly manifest: Manifest;
  /** File name → its texts, one for each language. */
  readonly texts: Readonly<Record<string, Texts>>;
  /** File name → PNG. */
  readonly icons: Readonly<Record<string, Uint8Array>>;
}

/** The paths that a language file has a text for. */
export function keysOf(texts: Texts): readonly string[] {
  return Object.keys(texts).filter((key) => key !== '$schema');
}
