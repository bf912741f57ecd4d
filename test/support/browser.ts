import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium-headless-shell',
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

/**
 * A browser for the tests of the suite that calls this, which are skipped where there is none; with REQUIRE_BROWSER they
 * fail then. The answer is for inside tests and hooks.
 */
export function suiteBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async function () {
    const path = chromiumPath();
    if (path !== null) {
      browser = await startBrowser(path);
      return;
    }
    if (process.env.REQUIRE_BROWSER === '1') assert.fail('REQUIRE_BROWSER is set and there is no Chromium');
    this.skip();
  });
  after(() => browser?.close());
  return () => browser ?? assert.fail('The browser is there inside tests only');
}

/** Where pictures go that somebody should look at: `artifacts/` in the project, not kept in git. */
export async function artifactPath(...parts: readonly string[]): Promise<string> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const path = join(root, 'artifacts', ...parts);
  await mkdir(join(path, '..'), { recursive: true });
  return path;
}
