import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine; null when there is none. Nothing is downloaded. */
export function chromiumPath(): string | null {
  return PLACES.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** A headless Chromium that talks to nobody but the pages of the test. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
}

/** Where pictures go that somebody should look at: `artifacts/` in the project, not kept in git. */
export async function artifactPath(...parts: readonly string[]): Promise<string> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const path = join(root, 'artifacts', ...parts);
  await mkdir(join(path, '..'), { recursive: true });
  return path;
}
