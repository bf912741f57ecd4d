import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abilities } from './abilities.js';
import { createAppPackage, PackageError, type Sources } from './app-package.js';
import en from './en.json' with { type: 'json' };
import template from './manifest.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import { PackageSettingsError, readPackageSettings } from './settings.js';

/** The compiled file stands two folders below the top of the project. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The sources as they stand in `manifest/`. */
export function readSources(): Sources {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const drawing = readFileSync(join(root, 'manifest/icon.svg'), 'utf8');
  return { template, texts: { 'nl.json': nl, 'en.json': en }, drawing, version };
}

/**
 * `npm run manifest`: writes the app package for the settings in the environment, or in `.env`, to `artifacts/`. Writes
 * nothing and ends with 1 when the settings or the package have faults.
 */
async function main(): Promise<void> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const sources = readSources();
  const zip = await createAppPackage(sources, readPackageSettings(process.env), abilities);
  const folder = join(root, 'artifacts');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `spagaat-${sources.version}.zip`);
  writeFileSync(path, zip);
  process.stdout.write(`${path} (${zip.length} bytes)\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    const isOurs = error instanceof PackageError || error instanceof PackageSettingsError;
    process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  });
}
