import assert from 'node:assert/strict';
import type { TabHost, Theme } from './tab-host.js';
import { IS_THOROUGH, spread } from './thorough.js';

const LOCALES = ['nl-NL', 'en-GB'] as const;
const THEMES: readonly Theme[] = ['default', 'dark', 'contrast'];

/** The languages of Teams in which the main pages are looked at. */
export const LOOKED_AT = spread(LOCALES, 1);
/** And those in which every other page is looked at: in the long run only. */
export const LOOKED_AT_LONG = IS_THOROUGH ? LOCALES : [];
let looked = 0;

/** Themes to look at a page in: one in turn, so that each meets every third page; all where pictures are kept. */
export function themes(): readonly Theme[] {
  looked += 1;
  return THEMES.filter((_theme, at) => process.env.PICTURES === '1' || at === looked % THEMES.length);
}

/** Checks the page in its themes and on a narrow screen: axe finds nothing, and nothing sticks out. */
export async function assertFaultless(host: TabHost, name: string): Promise<void> {
  const wide = host.page.viewportSize() ?? assert.fail();
  await host.growsTall();
  for (const [at, theme] of themes().entries()) {
    await host.chooseTheme(theme);
    // Anything the themes share is judged once.
    assert.deepEqual(await host.violations(at === 0 ? 'all' : 'colours'), [], `${name}, ${theme}`);
    await host.picture(`${name}-${theme}`);
  }
  await host.resizes({ width: 320, height: 800 });
  assert.equal(await host.overhang(), 0, `${name} at 320 pixels`);
  await host.picture(`${name}-narrow`);
  await host.resizes(wide);
}
