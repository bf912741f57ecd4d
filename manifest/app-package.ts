import type { Abilities } from './abilities.js';
import { type Fault, inLines } from './fault.js';
import { fillManifest } from './fill.js';
import { drawIcons } from './icons.js';
import { lintPackage } from './lint.js';
import type { PackageContent, Texts } from './package-content.js';
import { type Manifest, manifestFaults, textFaults } from './schemas.js';
import type { PackageSettings } from './settings.js';
import { zipOf } from './zip.js';

/** Sources of the package. */
export interface Sources {
  /** The manifest with placeholders. */
  readonly template: unknown;
  /** File name → texts. The first is the default language. */
  readonly texts: Readonly<Record<string, Texts>>;
  /** The drawing of the icons (SVG). */
  readonly drawing: string;
  /** The program's version, used for the app in Teams. */
  readonly version: string;
}

/** The package breaks rules and was not made. The message names every fault, one a line. */
export class PackageError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`The app package has faults:\n${inLines(faults)}`);
    this.name = 'PackageError';
    this.faults = faults;
  }
}

/**
 * The app package of one installation, as the bytes of its zip: the same settings and sources give the same bytes.
 * @throws PackageError when Microsoft's schemas or the linter find anything
 */
export async function createAppPackage(
  sources: Sources,
  settings: PackageSettings,
  abilities: Abilities,
): Promise<Uint8Array> {
  const [ofDefault = {}] = Object.values(sources.texts);
  const filled = fillManifest(sources.template, { ...settings, version: sources.version }, ofDefault);
  const faults = [
    ...manifestFaults(filled),
    ...Object.entries(sources.texts).flatMap(([file, texts]) => textFaults(texts, file)),
  ];
  // The linter reads what has passed the schemas.
  if (faults.length > 0) throw new PackageError(faults);
  const manifest = filled as unknown as Manifest;
  const { colour, outline } = await drawIcons(sources.drawing, manifest.accentColor);
  const content: PackageContent = {
    manifest,
    texts: sources.texts,
    icons: { [manifest.icons.color]: colour, [manifest.icons.outline]: outline },
  };
  const more = lintPackage(content, settings, abilities);
  if (more.length > 0) throw new PackageError(more);
  return zipOf({ 'manifest.json': json(manifest), ...mapValues(content.texts, json), ...content.icons });
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function mapValues<In, Out>(values: Readonly<Record<string, In>>, change: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
